import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { bareReader } from '../../../apis/credential';
import type { CallbackEvent } from '../../../callbacks/events';
import { intentWordsField } from '../../../callbacks/intent/field';
import { senders } from '../../../channels/senders';
import { senderNamed, type Sender } from '../../../callbacks/sender';
import { showFor } from '../../../form/show';
import { usesApiOf } from '../../../apis/usesApi';
import type { Operation } from '../operation';
import { partFields, readParts } from './parts';
import { purposeField, readPurpose, type Purpose } from './purpose';
import { note } from '../../../form/note';

/** Each reads nothing but its own events. */
const sendersFor = senders as Record<Purpose, ReadonlyArray<Sender<CallbackEvent>>>;

export const read: Operation = {
	operation: 'read',
	name: 'Verify and Read',
	action: 'Verify and read callback',
	description:
		'Verify a callback that a Webhook node took, and give the event that a trigger gives',
	api: (['delivery', 'inbound'] as const).flatMap(usesApiFor),
	fields: [
		note(
			'Made for a Webhook node in front, which takes more callbacks per second than any trigger. Let it answer with "Immediately" and turn on "Raw Body" under its Options. What is forged, expired or malformed goes to the error output: set On Error to "Continue (using error output)".',
			'readHelp',
		),
		purposeField,
		...sourceMenu('delivery'),
		...sourceMenu('inbound'),
		...partFields,
		...showFor({ purpose: ['inbound'] }, [intentWordsField]),
	],
	run: async (item) => {
		const sender = senderNamed(sendersFor[readPurpose(item)], item.form.text('source'), 'Source');
		const { node, itemIndex } = item;
		const callback = await readParts(item, sender.proof === 'body');
		const reader = await sender.reader(
			bareReader(node, itemIndex),
			// Nobody registered a webhook here, so the secret is the user's own.
			item.form.with({ setUp: 'byHand' }),
		);
		const genuine = reader(callback);
		return genuine.kind === 'events'
			? genuine.events
			: { event: 'handshake', answer: genuine.answer as IDataObject };
	},
};

function sourceMenu(purpose: Purpose): INodeProperties[] {
	const menu: INodeProperties = {
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: sendersFor[purpose]
			.map(({ source, name, description }) => ({ name, value: source, description }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: 'sms',
		description: 'Who made the callback',
	};
	return showFor({ purpose: [purpose] }, [
		menu,
		...sendersFor[purpose].flatMap(({ source, fields }) => showFor({ source: [source] }, fields)),
	]);
}

/** Whose credential proves the callback. */
function usesApiFor(purpose: Purpose): INodeProperties[] {
	const choices = sendersFor[purpose].map(({ source, api }) => ({ value: source, api }));
	return showFor({ purpose: [purpose] }, usesApiOf('source', choices));
}
