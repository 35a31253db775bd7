import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { matchesAny } from '../../values/wildcard';
import type { DeliveryEvent } from '../events';
import { deliveryStatuses } from '../status';

/** Which reports start the flow; all of them when nothing is chosen. */
export const deliveryFiltersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Reports that do not pass are answered and start nothing',
	options: [
		{
			displayName: 'Channels',
			name: 'channels',
			type: 'multiOptions',
			options: [
				{ name: 'Google Business Messages', value: 'gbm' },
				{ name: 'SMS', value: 'sms' },
				{ name: 'Telegram', value: 'telegram' },
				{ name: 'Viber', value: 'viber' },
				{ name: 'WhatsApp', value: 'whatsApp' },
			],
			default: [],
			description: 'Channels to take reports of. Reports that do not name their channel pass.',
		},
		{
			displayName: 'Final Only',
			name: 'finalOnly',
			type: 'boolean',
			default: true,
			description:
				'Whether to take only reports after which no other status can follow. A delivered SMS is final; on chat channels a delivered message can still be read.',
		},
		{
			displayName: 'References',
			name: 'references',
			type: 'string',
			default: '',
			placeholder: 'e.g. order-*, invoice-*',
			description:
				'References to take reports of, separated by commas; * stands for any characters. Reports without a reference do not pass.',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			options: Object.entries(deliveryStatuses).map(([value, name]) => ({ name, value })),
			default: [],
			description: 'Statuses to take reports of. Unknown is a word of the vendor that is new.',
		},
		{
			displayName: 'Traffic Account IDs',
			name: 'trafficAccounts',
			type: 'string',
			default: '',
			description:
				'Senders to take reports of, separated by commas. Reports that do not name their traffic account pass.',
		},
	],
};

export function readDeliveryFilters(filters: Form): (event: DeliveryEvent) => boolean {
	const statuses = filters.choices('statuses');
	const channels = filters.choices('channels');
	const references = filters.list('references');
	const accounts = filters.list('trafficAccounts');
	// Once it is added, only a plain no turns it off.
	const finalOnly = filters.has('finalOnly') && filters.flag('finalOnly', true);

	return (event) =>
		(statuses.length === 0 || statuses.includes(event.status)) &&
		(!finalOnly || event.final) &&
		(channels.length === 0 || event.channel === null || channels.includes(event.channel)) &&
		(references.length === 0 ||
			(event.reference !== null && matchesAny(event.reference, references))) &&
		(accounts.length === 0 ||
			event.trafficAccountId === null ||
			accounts.includes(event.trafficAccountId));
}
