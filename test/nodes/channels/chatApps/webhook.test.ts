import { chatApps as statuses } from '../../../../nodes/channels/chatApps/callbacks/statuses';
import {
	secretHeader,
	webhookSecret,
} from '../../../../nodes/channels/chatApps/callbacks/secretHeader';
import { registerAtMitto } from '../../../../nodes/channels/chatApps/callbacks/webhook';
import { Form } from '../../../../nodes/form/form';
import { hookNode, type Asked, type Said } from '../../../support/hookNode';
import { callbackWith } from '../../../support/inboundFixture';

const url = 'https://n8n.example.com/webhook/1/inbound';
const apiKey = 'the-api-key';
const path = '/api/v1/Webhooks';

/** Mitto with what it lists and what it says to a new webhook and to a removal. */
function mitto({
	list = { body: [] },
	created = { body: { id: 'w1' } },
	removed = {},
	workflow,
}: {
	list?: Said;
	created?: Said;
	removed?: Said;
	workflow?: string;
} = {}) {
	const answers: Record<string, Said> = { GET: list, POST: created, DELETE: removed };
	const { node, asked } = hookNode(
		{ apiKey },
		({ method }: Asked) => answers[method] ?? {},
		workflow,
	);
	const registrar = (fields: object = {}) => {
		const found = registerAtMitto(node, Form.of({ trafficAccountIds: ['a1'], ...fields }));
		if (found === undefined) throw new Error('nothing to register');
		return found;
	};
	const set = async (fields: object = {}) => await registrar(fields).set(url);
	const removals = () => asked.filter(({ method }) => method === 'DELETE');
	return {
		node,
		asked,
		set,
		remove: async (id: unknown) => await registrar().remove({ id: id as string }),
		removals,
	};
}

describe('a webhook at Mitto', () => {
	it('is not registered when it was set up by hand', () => {
		expect(registerAtMitto(mitto().node, Form.of({ setUp: 'byHand' }))).toBeUndefined();
		expect(registerAtMitto(mitto().node, Form.of({ setUp: 'automatic' }))).toBeDefined();
	});

	it('is registered for its senders and events, with the secret in a header', async () => {
		const { asked, set } = mitto({ workflow: 'Orders' });
		const fields = { trafficAccountIds: ['a1', 'a2'], webhookTriggers: 'One, Two' };
		expect(await set(fields)).toEqual({ id: 'w1' });
		expect(asked.at(-1)).toEqual({
			method: 'POST',
			path,
			body: {
				url,
				description: 'n8n: Orders',
				webhookTriggers: ['One', 'Two'],
				headers: { [secretHeader]: webhookSecret({ apiKey }, url) },
				linkTrafficAccountIds: ['a1', 'a2'],
			},
		});
	});

	it('leaves the events to Mitto when none are named, and has the name of the node in a workflow without one', async () => {
		const { asked, set } = mitto();
		await set();
		expect(asked.at(-1)?.body).not.toHaveProperty('webhookTriggers');
		expect(asked.at(-1)?.body).toHaveProperty('description', 'n8n: Trigger');
	});

	it('is not registered without a sender', async () => {
		const { asked, set } = mitto();
		await expect(set({ trafficAccountIds: [] })).rejects.toThrow(
			'Traffic Account Names or IDs is empty',
		);
		expect(asked).toEqual([]);
	});

	it('takes the place of those that were left behind, and of no others', async () => {
		const body = [{ id: 'old', url }, { webhookId: 7, url }, { url }, { id: 'x', url: `${url}2` }];
		const { set, removals } = mitto({ list: { body } });
		await set();
		expect(removals()).toEqual(
			['old', '7'].map((id) => ({
				method: 'DELETE',
				path: `${path}/${id}`,
				query: { forceDelete: true },
			})),
		);
	});

	it.each([400, 404, 405])(
		'is registered also when Mitto refuses to list with %d',
		async (status) => {
			const { set, removals } = mitto({ list: { status } });
			expect(await set()).toEqual({ id: 'w1' });
			expect(removals()).toEqual([]);
		},
	);

	it.each([401, 500])('is not registered when listing fails with %d', async (status) => {
		await expect(mitto({ list: { status } }).set()).rejects.toThrow();
	});

	it.each([
		[{ id: 'w1' }, 'w1'],
		[{ webhookId: 'w2' }, 'w2'],
		[{ id: 5 }, '5'],
	])('has the ID that Mitto tells as %j', async (body, id) => {
		expect(await mitto({ created: { body } }).set()).toEqual({ id });
	});

	it('has the last ID in the list when Mitto tells none', async () => {
		const list = {
			body: [
				{ id: 'a', url },
				{ id: 'b', url },
				{ id: 'c', url },
			],
		};
		expect(await mitto({ list, created: { body: {} } }).set()).toEqual({ id: 'c' });
	});

	it.each([{}, 'text', { id: true }])('is a fault when its ID is in neither: %j', async (body) => {
		await expect(mitto({ created: { body } }).set()).rejects.toThrow(
			`Webhook ${url} was registered, but Mitto did not tell its ID`,
		);
	});

	it('is removed by its ID, also when senders are linked to it', async () => {
		const { remove, asked } = mitto();
		await remove('a/b');
		expect(asked).toEqual([
			{ method: 'DELETE', path: `${path}/a%2Fb`, query: { forceDelete: true } },
		]);
	});

	it('counts as removed when Mitto does not know it, and not when the removal fails', async () => {
		await expect(mitto({ removed: { status: 404 } }).remove('w1')).resolves.toBeUndefined();
		await expect(mitto({ removed: { status: 500 } }).remove('w1')).rejects.toThrow();
	});
});

describe('status events of Mitto', () => {
	const signingKey = 'delivery-key-0123456789abcdefghijk';
	const read = async (setUp: string, events: object[], secret: string) => {
		const node = {
			getCredentials: async () => ({ apiKey, deliverySigningSecrets: signingKey }) as never,
			registeredUrl: url,
		};
		const reader = await statuses.reader(node, Form.of({ setUp }));
		const headers = { [secretHeader.toLowerCase()]: secret };
		const genuine = reader(callbackWith(JSON.stringify(events), { headers }));
		if (genuine.kind !== 'events') throw new Error('no event');
		return genuine.events;
	};
	const agreed = webhookSecret({ apiKey }, url);
	const status = { messageId: 'm1', deliveryStatus: 'Delivered' };

	it('are read with the secret of the registration', async () => {
		const [event] = await read('automatic', [status], agreed);
		expect(event).toMatchObject({
			messageId: 'm1',
			status: 'delivered',
			keyPosition: null,
			receivedAt: '2026-11-24T12:00:00.000Z',
		});
		await expect(read('automatic', [status], signingKey)).rejects.toThrow('is wrong');
	});

	it('are refused with it when the webhook was set up by hand', async () => {
		await expect(read('byHand', [status], agreed)).rejects.toThrow(secretHeader);
		expect(await read('byHand', [status], signingKey)).toMatchObject([{ keyPosition: 1 }]);
	});

	it.each([
		[{ status: 'Read' }, 1],
		[{ deliveryStatus: null, status: 'Read' }, 1],
		[{ deliveryStatus: '', status: 'Read' }, 1],
		[{ deliveryStatus: 'Read', sender: { id: 'account' } }, 1],
		[{ deliveryStatus: 'Read', text: '', mediaUrl: null }, 1],
		[{ text: null, sender: { id: 'account' } }, 0],
		[{ deliveryStatus: '', status: null }, 0],
		[{ deliveryStatus: 'Read', text: 'Hi' }, 0],
		[{ deliveryStatus: 'Read', mediaUrl: 'https://example.com/a.jpg' }, 0],
		[{ deliveryStatus: 'Read', sender: { phoneNumber: '385911234567' } }, 0],
		[{ deliveryStatus: 'Read', sender: { messagingAppIdentifier: 'ana==' } }, 0],
		[{ deliveryStatus: 'Read', sender: { phoneNumber: '1', messagingAppIdentifier: '' } }, 0],
	])('of %j are %d: what a person wrote is none', async (event, count) => {
		expect(await read('automatic', [{ messageId: 'm1', ...event }], agreed)).toHaveLength(count);
	});
});
