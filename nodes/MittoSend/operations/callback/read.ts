import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { deliverySources } from '../../../channels/deliverySources';
import type { CallbackEvent } from '../../../callbacks/events';
import { inboundSources } from '../../../channels/inboundSources';
import type { CallbackSource } from '../../../callbacks/source';
import { showFor } from '../../../form/show';
import { BadInput } from '../../../form/badInput';
import { usesTelegramBot, usesViberBot } from '../botCredential';
import type { ItemContext, Operation } from '../operation';
import { arrivedFields, readArrived } from './arrivedCallback';
import { purposeField, readPurpose, usesCallbackKeys, type Purpose } from './purpose';

const sources: Record<Purpose, Array<CallbackSource<CallbackEvent>>> = {
	delivery: deliverySources as Array<CallbackSource<CallbackEvent>>,
	inbound: inboundSources as Array<CallbackSource<CallbackEvent>>,
};

/** Fields that only make sense where the callback is answered and the webhook registered: in triggers. */
const forTriggersOnly = ['setUp', 'welcome'];

/** These sign the body, so that it is needed byte by byte. */
const signedBodies = ['viber', 'gbm'];

export const read: Operation = {
	operation: 'read',
	name: 'Verify and Read',
	action: 'Verify and read a callback',
	description:
		'Verify a callback that a Webhook node took, and give the event that a trigger gives',
	fields: [
		{
			displayName:
				'Made for a Webhook node in front, which takes more callbacks per second than any trigger. Let it answer with "Immediately" and turn on "Raw Body" under its Options. What is forged, expired or malformed goes to the error output: set On Error to "Continue (using error output)".',
			name: 'readHelp',
			type: 'notice',
			default: '',
		},
		purposeField,
		...sourceMenu('delivery'),
		...sourceMenu('inbound'),
		...arrivedFields,
	],
	run: async (item) => {
		const source = chosenSource(item);
		const { node, itemIndex } = item;
		const callback = await readArrived(item, signedBodies.includes(source.source));
		const receiver = await source.receiver(
			{ getCredentials: async (type) => await node.getCredentials(type, itemIndex) },
			// Nobody registered a webhook here, so the secret is the user's own.
			item.form.with({ setUp: 'byHand' }),
		);
		const reception = receiver(callback);
		return reception.kind === 'events'
			? reception.events
			: { event: 'handshake', answer: reception.answer as IDataObject };
	},
};

function chosenSource(item: ItemContext): CallbackSource<CallbackEvent> {
	const candidates = sources[readPurpose(item)];
	const chosen = item.form.text('source');
	const found = candidates.find(({ source }) => source === chosen);
	if (found !== undefined) return found;
	const known = candidates.map(({ source }) => source).join(', ');
	throw BadInput.of('Source', `is "${chosen}"`, `Use one of: ${known}`);
}

function sourceMenu(purpose: Purpose): INodeProperties[] {
	const menu: INodeProperties = {
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: sources[purpose]
			.map(({ source, name, description }) => ({ name, value: source, description }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: 'sms',
		description: 'Who made the callback',
	};
	return showFor({ purpose: [purpose] }, [
		menu,
		...sources[purpose].flatMap((source) =>
			showFor({ source: [source.source] }, [
				...source.fields.filter(({ name }) => !forTriggersOnly.includes(name)),
				...credentialMark(source),
			]),
		),
	]);
}

/** Makes the node ask for the credential that the source needs when its webhook was set up by hand. */
function credentialMark({ credential, source }: CallbackSource<CallbackEvent>): INodeProperties[] {
	if (credential === 'mittoViberBotApi') return [usesViberBot];
	if (credential === 'mittoTelegramBotApi') return [usesTelegramBot];
	return source === 'gbm' ? [] : [usesCallbackKeys];
}
