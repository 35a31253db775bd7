import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { resources } from '../../nodes/MittoSend/operations';
import { propertiesOf } from '../../nodes/MittoSend/properties';
import { bots } from '../../nodes/MittoSend/operations/webhook/bots';
import { apis } from '../../nodes/apis';
import { credentialFor } from '../../nodes/apis/usesApi';
import { senders } from '../../nodes/channels/senders';
import { publishedNodes } from '../../tools/package/published';

/** The parameters as n8n's editor completes what a user chose. */
function filledIn(description: INodeTypeDescription, chosen: INodeParameters): INodeParameters {
	const node = { parameters: chosen, typeVersion: 1 } as INode;
	const { properties } = description;
	return (
		NodeHelpers.getNodeParameters(properties, chosen, true, false, node, description) ?? chosen
	);
}

/** The credentials that n8n asks for, and hands over, under these choices. */
function credentialsFor(description: INodeTypeDescription, chosen: INodeParameters): string[] {
	const node = { parameters: filledIn(description, chosen), typeVersion: 1 } as INode;
	return (description.credentials ?? [])
		.filter((entry) =>
			NodeHelpers.displayParameter(node.parameters, entry as never, node, description),
		)
		.map(({ name }) => name);
}

/** What is missing where a use cannot get exactly the credential of its API. */
function missing(
	description: INodeTypeDescription,
	chosen: INodeParameters,
	credential: string,
): string | undefined {
	const got = credentialsFor(description, chosen);
	if (got.length === 1 && got[0] === credential) return undefined;
	const api = Object.entries(credentialFor).find(([, name]) => name === credential)?.[0];
	const line = (description.credentials ?? []).some(({ name }) => name === credential)
		? `usesApi('${String(api)}') in its form`
		: `{ name: '${credential}', …, displayOptions: { show: { usesApi: ['${String(api)}'] } } } under "credentials" of ${description.displayName}`;
	return `${JSON.stringify(chosen)} gets ${got.join(' and ') || 'no credential'}: add ${line}`;
}

const send = new MittoSend().description;

/** Operations that always use the same API, by the API of the requests that they make. */
const apiOf: Record<string, keyof typeof credentialFor> = { viberBot: 'viberBot' };

describe('what a node calls, or proves a callback with, is what n8n asks the credential for', () => {
	it.each(
		resources.flatMap(({ resource, operations }) =>
			operations
				.filter(({ api }) => !Array.isArray(api))
				.map(({ operation }) => ({ resource, operation })),
		),
	)('Mitto Send: $resource $operation', (chosen) => {
		const credential = credentialFor[apiOf[chosen.resource] ?? 'mitto'];
		expect(missing(send, chosen, credential)).toBeUndefined();
	});

	it.each(['chatApps', 'smsApi'] as const)('Mitto Send: an SMS, or any request, to %s', (api) => {
		const { credential } = apis[api];
		const sms = { resource: 'sms', operation: 'sendText', route: api };
		const signed = { ...sms, callbackUrl: 'https://n8n.example.com', signCallback: true };
		for (const chosen of [sms, signed, { resource: 'api', operation: 'request', api }]) {
			expect(missing(send, chosen, credential)).toBeUndefined();
		}
	});

	it.each(
		bots.flatMap(({ service }) =>
			['set', 'delete', 'getInfo'].map((operation) => ({ service, operation })),
		),
	)('Mitto Send: webhook $operation at $service', (chosen) => {
		const { credential } = apis[chosen.service];
		expect(missing(send, { resource: 'webhook', ...chosen }, credential)).toBeUndefined();
	});

	const reading = Object.entries(senders).flatMap(([purpose, list]) =>
		list.map(({ source, api }) => ({ purpose, source, api })),
	);
	it.each(reading)('Mitto Send: read a callback of $source ($purpose)', ({ api, ...chosen }) => {
		const form = { resource: 'callback', operation: 'read', ...chosen };
		expect(missing(send, form, credentialFor[api])).toBeUndefined();
	});

	it.each(senders.inbound)('Mitto Inbound Trigger: $source', ({ source: channel, api }) => {
		const { description } = new MittoInboundTrigger();
		for (const setUp of ['automatic', 'byHand']) {
			expect(missing(description, { channel, setUp }, credentialFor[api])).toBeUndefined();
		}
	});

	it.each(senders.delivery)('Mitto Delivery Report Trigger: $source', ({ source, api }) => {
		const { description } = new MittoDeliveryTrigger();
		for (const setUp of ['automatic', 'byHand']) {
			expect(missing(description, { source, setUp }, credentialFor[api])).toBeUndefined();
		}
	});

	it.each(['sendBulk', 'sendPersonalised'])('Mitto Bulk: %s on both routes', (operation) => {
		const { description } = new MittoBulk();
		for (const route of ['chatApps', 'smsApi'] as const) {
			const chosen = { operation, channel: 'sms', route };
			expect(missing(description, chosen, apis[route].credential)).toBeUndefined();
		}
	});

	it('the sender of a bot and its webhook name one API', () => {
		const differing = senders.inbound.filter(({ bot, api }) => bot && bot.service !== api);
		expect(differing).toEqual([]);
	});

	it('senders read and call with one and the same credential', async () => {
		for (const { source, api, reader } of [...senders.delivery, ...senders.inbound]) {
			const read: string[] = [];
			const credentials = {
				getCredentials: async (type: string) => {
					read.push(type);
					return {} as never;
				},
			};
			const { Form } = await import('../../nodes/form/form');
			await reader(credentials, Form.of({ setUp: 'byHand' }));
			expect({ source, read }).toEqual({ source, read: [credentialFor[api]] });
		}
	});
});

describe('a made-up channel with a forgotten credential', () => {
	const [sms] = resources;
	const forgotten = {
		...send,
		properties: propertiesOf([
			{
				resource: 'rcs',
				name: 'RCS',
				description: 'Made up',
				operations: (sms?.operations ?? []).map((operation) => ({ ...operation, api: [] })),
			},
		]),
	};
	const chosen = { resource: 'rcs', operation: 'sendText' };

	it('is told with the line that is missing in its form', () => {
		expect(missing(forgotten, chosen, 'mittoApi')).toContain("add usesApi('mitto') in its form");
	});

	it('is told with the entry that is missing in the node', () => {
		const without = { ...send, credentials: [] };
		expect(missing(without, { resource: 'sms' }, 'mittoApi')).toContain(
			`{ name: 'mittoApi', …, displayOptions: { show: { usesApi: ['mitto'] } } } under "credentials"`,
		);
	});
});

describe.each(publishedNodes)('$className: one credential at a time', ({ type }) => {
	const { credentials = [], properties } = type.description;
	const shownFor = ({ displayOptions }: (typeof credentials)[number]) =>
		(displayOptions?.show?.usesApi ?? []) as unknown[];

	it('each shows for one value of the hidden property, and for nothing else', () => {
		for (const entry of credentials) {
			expect(Object.keys(entry.displayOptions ?? {})).toEqual(['show']);
			expect(Object.keys(entry.displayOptions?.show ?? {})).toEqual(['usesApi']);
			expect(shownFor(entry)).toHaveLength(1);
		}
	});

	it('no two show for the same value', () => {
		const values = credentials.flatMap(shownFor);
		expect(values).toEqual([...new Set(values)]);
	});

	it('the property is hidden, has one value, and n8n’s editor does not take it for a choice of authentication', () => {
		const marks = properties.filter(({ name }) => name === 'usesApi');
		expect(marks).not.toEqual([]);
		for (const mark of marks) expect(mark.type).toBe('hidden');
	});
});

it('another choice in the editor brings the other credential', () => {
	const { description } = new MittoInboundTrigger();
	const node = { parameters: {}, typeVersion: 1 } as INode;
	const viber = filledIn(description, { channel: 'viber' });
	// The editor takes the defaults out, changes the field and fills the new defaults in.
	const kept = NodeHelpers.getNodeParameters(
		description.properties,
		viber,
		false,
		false,
		node,
		description,
	);
	expect(credentialsFor(description, { ...kept, channel: 'telegram' })).toEqual([
		'mittoTelegramBotApi',
	]);
});
