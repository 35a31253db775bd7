import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import {
	callbackKeys,
	filledTemplate,
	keys,
	smsReport,
	token,
} from '../support/callbacks/smsReport';
import { callWebhook } from '../support/engine';
import { requestFixture } from '../support/fixture';

const trigger = new MittoDeliveryTrigger();
const refused = { body: { error: 'unauthorised' }, status: 401, items: undefined };

/** Each test has messages of its own, so that none is a repeat of another test's. */
let number = 0;
const fresh = () => `message-${++number}`;
const report = (given: Parameters<typeof smsReport>[0] & { messageId?: string } = {}) => {
	const { messageId = fresh(), status = 'DELIVERED', ...call } = given;
	return smsReport({ body: filledTemplate({ msgid: messageId, status }), ...call });
};

describe('SMS delivery reports', () => {
	it('start the workflow with the documented event', async () => {
		const messageId = fresh();
		const answer = await callWebhook(
			trigger,
			report({ messageId, query: { token: token({ reference: 'order-4711' }) } }),
		);

		expect(answer).toMatchObject({ status: 200, body: { status: 'accepted' } });
		expect(answer.items?.map(({ json }) => json)).toEqual([
			{
				event: 'delivery',
				channel: 'sms',
				messageId,
				status: 'delivered',
				final: true,
				rawStatus: 'DELIVERED',
				errorCode: null,
				description: null,
				reference: 'order-4711',
				destination: null,
				trafficAccountId: null,
				callbackId: 'callback-1',
				keyPosition: 1,
				occurredAt: null,
				receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				raw: { messageId, status: 'DELIVERED', errorcode: '0' },
			},
		]);
	});

	it('are read from a GET query', async () => {
		const { body } = requestFixture('sms/delivery-report-query');
		const query = { ...(body as Record<string, string>), token: token() };
		const answer = await callWebhook(
			trigger,
			report({ method: 'GET', headers: {}, body: '', query }),
		);

		expect(answer.items?.[0]?.json).toMatchObject({
			messageId: '8e1b2a9c6f0d4d7ab0f5a3d1c2e4f607',
			status: 'failed',
			rawStatus: 'UNDELIVERED',
			errorCode: '438',
			raw: body,
		});
	});

	it('are read from a form when JSON is not required', async () => {
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const body = `msgid=${fresh()}&status=EXPIRED&errorcode=0&reference=order%201`;
		const parameters = { requireJson: false };
		const answer = await callWebhook(trigger, report({ headers, body, parameters }));

		expect(answer.items?.[0]?.json).toMatchObject({ status: 'expired', reference: 'order 1' });
		expect(await callWebhook(trigger, report({ headers, body }))).toEqual({
			status: 415,
			body: { error: 'unsupported content type' },
			items: undefined,
		});
	});

	it('are read by names of the user’s own', async () => {
		const body = JSON.stringify({ report: { ref: 'abc', state: 'SENT' }, msgid: '~msgid~' });
		const parameters = { fieldNames: { messageId: 'report.ref', rawStatus: 'report.state' } };
		const answer = await callWebhook(trigger, report({ body, parameters }));

		expect(answer.items?.[0]?.json).toMatchObject({ messageId: 'abc', status: 'sent' });
	});

	it('leave null what the template left as a placeholder', async () => {
		const { body } = requestFixture('sms/delivery-report');
		const answer = await callWebhook(trigger, report({ body: JSON.stringify(body) }));

		expect(answer.items?.[0]?.json).toMatchObject({
			messageId: null,
			rawStatus: null,
			status: 'unknown',
			raw: body,
		});
	});

	it('pass with a status that is not known, and keep the word', async () => {
		const answer = await callWebhook(trigger, report({ status: 'PARTLY' }));
		expect(answer.items?.[0]?.json).toMatchObject({ status: 'unknown', rawStatus: 'PARTLY' });
	});

	it('never show the token', async () => {
		const secret = token();
		const answer = await callWebhook(trigger, report({ query: { token: secret, x: '1' } }));
		expect(answer.items?.[0]?.json.raw).toMatchObject({ x: '1' });
		expect(JSON.stringify(answer)).not.toContain(secret);
	});
});

describe('what is refused, starting nothing and telling nothing', () => {
	it.each<[string, string | undefined]>([
		['without a token', undefined],
		['with a token of another key', token({ key: keys.stranger })],
		['with a token for inbound messages', token({ key: keys.inbound })],
		['with an expired token', token({ age: 7200 })],
		['with a token that is not valid yet', token({ age: -7200 })],
		['with something that is no token', 'hello'],
	])('a report %s', async (_case, given) => {
		const query: Record<string, string> = given === undefined ? {} : { token: given };
		expect(await callWebhook(trigger, report({ query }))).toEqual(refused);
	});

	it('every report when the credential has no key', async () => {
		const credentials = { mittoApi: { deliverySigningSecrets: ' , ' } };
		expect(await callWebhook(trigger, report({ credentials }))).toEqual(refused);
	});

	it('a body that is no JSON object', async () => {
		const malformed = { status: 400, body: { error: 'malformed' }, items: undefined };
		expect(await callWebhook(trigger, report({ body: '[1]' }))).toEqual(malformed);
		const method = 'GET';
		expect(await callWebhook(trigger, report({ method, body: '' }))).toEqual(malformed);
	});

	it('a multipart body', async () => {
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		expect(await callWebhook(trigger, report({ headers }))).toMatchObject({ status: 415 });
	});

	it('a report while the credential cannot be read, so that Mitto tries again', async () => {
		const answer = await callWebhook(trigger, report({ credentials: {} }));
		expect(answer).toEqual({ status: 500, body: { error: 'internal fault' }, items: undefined });
	});
});

describe('the exchange of keys', () => {
	it('accepts an older key, reports its position, and refuses it once it is removed', async () => {
		const query = { token: token({ key: keys.older }) };
		const both = callbackKeys(keys.newest, keys.older);

		const before = await callWebhook(trigger, report({ query, credentials: both }));
		expect(before.items?.[0]?.json).toMatchObject({ keyPosition: 2 });
		const after = await callWebhook(trigger, report({ query, credentials: callbackKeys() }));
		expect(after).toEqual(refused);
	});
});

describe('the tolerance of the credential', () => {
	it('forgives clocks that differ by less', async () => {
		const query = { token: token({ age: 100, lifetime: 90 }) };
		const with60 = {
			mittoApi: { ...callbackKeys().mittoApi, toleranceSeconds: 60 },
		};
		const with0 = {
			mittoApi: { ...callbackKeys().mittoApi, toleranceSeconds: 0 },
		};

		expect(await callWebhook(trigger, report({ query, credentials: with60 }))).toMatchObject({
			status: 200,
		});
		expect(await callWebhook(trigger, report({ query, credentials: with0 }))).toEqual(refused);
	});
});

describe('filters', () => {
	const filtered = { status: 200, body: { status: 'filtered' }, items: undefined };

	it.each([
		['statuses', { statuses: ['failed', 'expired'] }, 'DELIVERED', 'FAILED'],
		['final reports only', { finalOnly: true }, 'BUFFERED', 'DELIVERED'],
		[
			'final reports only where an expression finds nothing',
			{ finalOnly: '' },
			'SENT',
			'DELIVERED',
		],
		['statuses of an expression', { statuses: 'failed, expired' }, 'DELIVERED', 'FAILED'],
	])('let pass %s', async (_case, filters, out, passing) => {
		const parameters = { filters };
		expect(await callWebhook(trigger, report({ parameters, status: out }))).toEqual(filtered);
		const kept = await callWebhook(trigger, report({ parameters, status: passing }));
		expect(kept.items).toHaveLength(1);
	});

	it.each<[string, string | string[]]>([
		['a text', 'order-*, INVOICE-1'],
		['a list from an expression', ['order-*', 'INVOICE-1']],
	])('let pass references that are like a pattern of %s', async (_, references) => {
		const parameters = { filters: { references } };
		const withReference = async (reference?: string) =>
			await callWebhook(trigger, report({ parameters, query: { token: token({ reference }) } }));

		expect(await withReference()).toEqual(filtered);
		expect(await withReference('reorder-1')).toEqual(filtered);
		expect((await withReference('order-1')).items).toHaveLength(1);
		expect((await withReference('invoice-1')).items).toHaveLength(1);
	});

	it('let pass channels', async () => {
		const parameters = { filters: { channels: ['viber'] } };
		expect(await callWebhook(trigger, report({ parameters }))).toEqual(filtered);
	});
});

describe('repeats', () => {
	const duplicate = { status: 200, body: { status: 'duplicate' }, items: undefined };

	it('are answered and start nothing', async () => {
		const messageId = fresh();
		expect((await callWebhook(trigger, report({ messageId }))).items).toHaveLength(1);
		expect(await callWebhook(trigger, report({ messageId }))).toEqual(duplicate);
	});

	it('are no repeats when the status is another, in whatever order', async () => {
		const messageId = fresh();
		for (const status of ['DELIVERED', 'SENT', 'BUFFERED']) {
			expect((await callWebhook(trigger, report({ messageId, status }))).items).toHaveLength(1);
		}
	});

	it('of messages without an id are told by their callback', async () => {
		const body = '{"status":"DELIVERED"}';
		const of = async (id: string) =>
			await callWebhook(trigger, report({ body, query: { token: token({ id }) } }));

		expect((await of('callback-a')).items).toHaveLength(1);
		expect((await of('callback-b')).items).toHaveLength(1);
		expect(await of('callback-a')).toEqual(duplicate);
	});

	it('are exact when many arrive at once', async () => {
		const messageId = fresh();
		const answers = await Promise.all(
			Array.from({ length: 30 }, async () => await callWebhook(trigger, report({ messageId }))),
		);
		expect(answers.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});

	it.each(['notStarted', 'hungUp', 'hungUpBefore'] as const)(
		'are taken when the first one ended as "%s"',
		async (fate) => {
			const messageId = fresh();
			await callWebhook(trigger, report({ messageId, fate }));
			expect((await callWebhook(trigger, report({ messageId }))).items).toHaveLength(1);
			expect(await callWebhook(trigger, report({ messageId }))).toEqual(duplicate);
		},
	);

	it.each([
		['notStarted', 'is taken'],
		['started', 'is told that it is one'],
	] as const)(
		'are answered when the first one has "%s", and then one of them %s',
		async (fate, outcome) => {
			const messageId = fresh();
			let answerFirst = () => {};
			const until = new Promise<void>((resolve) => {
				answerFirst = resolve;
			});
			const first = callWebhook(trigger, report({ messageId, fate, until }));
			let answered = 0;
			const repeats = [1, 2].map(async () => {
				const answer = await callWebhook(trigger, report({ messageId }));
				answered++;
				return answer;
			});
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(answered).toBe(0);
			answerFirst();
			await first;
			const taken = (await Promise.all(repeats)).filter(({ items }) => items !== undefined);
			expect(taken).toHaveLength(outcome === 'is taken' ? 1 : 0);
		},
	);

	it('hear nothing while a later try is open, either', async () => {
		const messageId = fresh();
		const held = (fate: 'notStarted' | 'started') => {
			let release = () => {};
			const until = new Promise<void>((resolve) => {
				release = resolve;
			});
			return { call: callWebhook(trigger, report({ messageId, fate, until })), release };
		};
		const tries = [held('notStarted'), held('notStarted')] as const;
		let answered = false;
		const last = callWebhook(trigger, report({ messageId })).finally(() => {
			answered = true;
		});
		for (const { call, release } of tries) {
			await new Promise((resolve) => setTimeout(resolve, 20));
			expect(answered).toBe(false);
			release();
			await call;
		}
		expect((await last).items).toHaveLength(1);
	});

	it('are taken when the option is off, and in test runs', async () => {
		const messageId = fresh();
		const off = { parameters: { options: { ignoreDuplicates: false } } };
		const test = { mode: 'manual' as const };
		for (const setting of [off, off, test, test]) {
			expect((await callWebhook(trigger, report({ messageId, ...setting }))).items).toHaveLength(1);
		}
	});

	it('are forgotten when more events came than are remembered', async () => {
		const messageId = fresh();
		const parameters = { options: { duplicatesSize: 2 } };
		const take = async (id: string) =>
			await callWebhook(trigger, report({ messageId: id, parameters }));
		for (const id of [messageId, fresh(), fresh()]) await take(id);
		expect((await take(messageId)).items).toHaveLength(1);
	});
});
