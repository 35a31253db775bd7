import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { mittoChannels } from '../channels';
import type { MittoChannel } from '../channels/mittoChannel';
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

interface Account {
	id: string;
	name: string;
	/** Mitto's word for its channel, where the answer has one. */
	channel: string | undefined;
}

/**
 * The traffic accounts of the API key. Mitto does not publish the shape of this list, so the usual
 * names are tried and an account without a name shows its id.
 */
async function readAccounts(node: ILoadOptionsFunctions): Promise<Account[]> {
	const { body } = await call(node, {
		service: 'chatApps',
		method: 'GET',
		path: '/api/v1/trafficAccounts',
	});
	return listIn(body)
		.map((account) => {
			const id = String(account.id ?? account.trafficAccountId ?? '');
			const name = String(account.name ?? account.displayName ?? id);
			const channel = account.channel ?? account.type ?? account.messagingApp;
			return typeof channel === 'string'
				? { id, name: `${name} (${channel})`, channel }
				: { id, name, channel: undefined };
		})
		.filter(({ id }) => id !== '')
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The accounts of the chosen channel, and those whose channel cannot be told; all when none is left. */
export async function searchTrafficAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const accounts = await readAccounts(this);
	const chosen = chosenChannel(this);
	const fitting = accounts.filter(({ channel }) => {
		const known = channelCalled(channel);
		return chosen === undefined || known === undefined || known === chosen;
	});
	const wanted = filter?.toLowerCase() ?? '';
	const results = (fitting.length > 0 ? fitting : accounts)
		.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted))
		.map(({ id, name }) => ({ value: id, name }));
	return { results };
}

/** In a row of failover steps, the channel of that row; else Mitto Bulk's, or Mitto Send's. */
function chosenChannel(node: ILoadOptionsFunctions): MittoChannel | undefined {
	const name = ['&channel', 'channel', 'resource']
		.map((path) => node.getCurrentNodeParameter(path))
		.find((value) => value !== undefined);
	return mittoChannels.find(({ resource }) => resource === name);
}

/** By any of its names, however it is written: `whatsApp`, `WhatsApp`, `Google Business Messages`. */
function channelCalled(word: string | undefined): MittoChannel | undefined {
	const wanted = fold(word ?? '');
	return mittoChannels.find(({ resource, bodyPart, name }) =>
		[resource, bodyPart, name].some((own) => fold(own) === wanted),
	);
}

const fold = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '');

/** All accounts, for fields in which several can be chosen. */
export async function getTrafficAccounts(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const accounts = await readAccounts(this);
	return accounts.map(({ id, name }) => ({ name, value: id }));
}
