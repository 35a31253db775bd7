import type { INodeProperties } from 'n8n-workflow';

import { duplicatesFields } from '../callbacks/duplicates';
import { intentWordsField } from '../callbacks/intent/field';
import { registrationOptions, senderFields } from '../callbacks/triggerForm';
import { answersResumeOption } from '../callbacks/waiting/answers';
import { resumeWaitingOption } from '../callbacks/waiting/reports';
import { senders } from '../channels/senders';
import { filterFields } from './filters';
import { mediaFields } from './media';
import { optionsCollection } from '../form/optionsCollection';

/** The node's fields: the menu of senders, the form of each, then what all of them share. */
export const properties: INodeProperties[] = [
	...senderFields('channel', senders.inbound, 'Where the events come from'),
	...filterFields,
	intentWordsField,
	optionsCollection([
		...duplicatesFields,
		...mediaFields,
		answersResumeOption,
		resumeWaitingOption,
		...registrationOptions('channel', senders.inbound),
	]),
];
