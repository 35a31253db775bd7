import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { listIn } from '../values/listIn';
import { call } from '../apis/client';

/** A traffic account is one sender on one channel; the API key knows which ones it may use. */
export const trafficAccountField: INodeProperties = {
	displayName: 'Traffic Account',
	name: 'trafficAccountId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'Which of your Mitto senders the message comes from',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a traffic account…',
			typeOptions: { searchListMethod: 'searchTrafficAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4ae53d46-66d8-4aff-9f13-621f53b90000',
		},
	],
};

/**
 * The traffic accounts of the API key. Mitto does not publish the shape of this list, so the usual
 * names are tried and an account without a name shows its id.
 */
export async function searchTrafficAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { body } = await call(this, {
		service: 'chatApps',
		method: 'GET',
		path: '/api/v1/trafficAccounts',
	});
	const wanted = filter?.toLowerCase() ?? '';
	const results = listIn(body)
		.map((account) => {
			const id = String(account.id ?? account.trafficAccountId ?? '');
			const name = String(account.name ?? account.displayName ?? id);
			const channel = account.channel ?? account.type ?? account.messagingApp;
			return { value: id, name: typeof channel === 'string' ? `${name} (${channel})` : name };
		})
		.filter(({ value, name }) => value !== '' && `${name} ${value}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

/** The same for fields in which several can be chosen. */
export async function getTrafficAccounts(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const { results } = await searchTrafficAccounts.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}
