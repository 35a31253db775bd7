import type { INodeProperties } from 'n8n-workflow';

import { deliveryFiltersField } from '../callbacks/delivery/filters';
import { duplicatesFields } from '../callbacks/duplicates';
import { registrationOptions, senderFields } from '../callbacks/triggerForm';
import { resumeWaitingOption } from '../callbacks/waiting/reports';
import { senders } from '../channels/senders';
import { optionsCollection } from '../form/optionsCollection';

/** The node's fields: the menu of senders, the form of each, then what all of them share. */
export const properties: INodeProperties[] = [
	...senderFields('source', senders.delivery, 'Whose reports start the workflow'),
	deliveryFiltersField,
	optionsCollection([
		...registrationOptions('source', senders.delivery),
		...duplicatesFields,
		resumeWaitingOption,
	]),
];
