import type { INodeProperties } from 'n8n-workflow';

import { bareReader } from '../../../apis/credential';
import { readCallbackKeys, type CallbackKeys } from '../../../callbacks/callbackKeys';
import type { KeyRing } from '../../../callbacks/keyRing';
import type { ItemContext } from '../operation';

/** Delivery reports and inbound messages have keys of their own. */
export const purposeField: INodeProperties = {
	displayName: 'Purpose',
	name: 'purpose',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Delivery Reports',
			value: 'delivery',
			description: 'What became of messages that were sent',
		},
		{ name: 'Inbound Messages', value: 'inbound', description: 'What people write' },
	],
	default: 'delivery',
	description: 'What the callback brings, and so which keys of the credential count',
};

export type Purpose = 'delivery' | 'inbound';

export function readPurpose({ form }: Pick<ItemContext, 'form'>): Purpose {
	return form.text('purpose') === 'inbound' ? 'inbound' : 'delivery';
}

/** Names of the fields in the credential, for messages. */
export const keyFields: Record<Purpose, string> = {
	delivery: 'Delivery Report Signing Keys',
	inbound: 'Inbound Signing Keys',
};

/** The keys that count for the chosen purpose, and the times that the credential holds. */
export async function readKeysFor(
	{ node, itemIndex }: Pick<ItemContext, 'node' | 'itemIndex'>,
	purpose: Purpose,
): Promise<Pick<CallbackKeys, 'lifetime' | 'tolerance'> & { keys: KeyRing }> {
	const credential = await readCallbackKeys(bareReader(node, itemIndex));
	return { ...credential, keys: credential[purpose] };
}
