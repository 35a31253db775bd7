import { setImmediate } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode, type RunSetting } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

const key = 'a-very-secret-api-key';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { messageId: 'm-1', deliveryStatus: 'Ready' } });
});

const people = ['+385911111111', '+385922222222', '+385933333333'].map((phone) => ({ phone }));

const send = async (options: INodeParameters = {}, setting: RunSetting = {}) =>
	await runNode(new MittoSend(), {
		input: people,
		credentials: { mittoApi: { apiKey: key, chatAppsBaseUrl: mitto.url } },
		...setting,
		parameters: {
			resource: 'sms',
			operation: 'sendText',
			trafficAccountId: { __rl: true, mode: 'id', value: 'account-1' },
			destination: '={{ $json.phone }}',
			sender: 'MyShop',
			text: 'Hello',
			...setting.parameters,
			options,
		},
	});

const to = (request: { body: unknown }) => (request.body as { destination: string }).destination;

/** Answers by recipient, so that the order of requests does not matter. */
const refusing = (phone: string, reaction: Parameters<FakeVendor['react']>[0]) =>
	mitto.react((request) => {
		if (to(request) !== phone) return { body: { messageId: `for ${to(request)}` } };
		return typeof reaction === 'function' ? reaction(request) : reaction;
	});

describe('one item that fails', () => {
	const second = people[1]!.phone;

	it('stops the node with the words of the vendor, the item and advice', async () => {
		refusing(second, async () => {
			// Otherwise a later item may not have begun yet, and is left alone.
			while (mitto.requests.length < people.length) await setImmediate();
			return { status: 400, body: { errors: { destination: ['is blocked'] } } };
		});
		const run = await send();
		expect(run.error?.message).toBe(
			'Mitto refused the request (HTTP 400): destination: is blocked',
		);
		expect(run.error?.description).toContain('run the item again');
		expect(run.error?.description).toContain('2 other items were finished all the same');
		expect(run.error?.context.itemIndex).toBe(1);
	});

	it('goes to the error output with its details while the others go on', async () => {
		refusing(second, { status: 400, body: { title: 'is blocked' } });
		const { outputs, error } = await send({}, { onError: 'continueErrorOutput' });

		expect(error).toBeUndefined();
		expect(outputs[0]?.map(({ json }) => json.destination)).toEqual([
			people[0]!.phone,
			people[2]!.phone,
		]);
		expect(outputs[1]).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({
					error: 'Mitto refused the request (HTTP 400): is blocked',
					details: {
						outcome: 'rejected',
						kind: 'rejected',
						httpCode: 400,
						vendorText: 'is blocked',
					},
				}) as object,
				pairedItem: { item: 1 },
			}),
		]);
	});

	it('stays in its place with "Continue"', async () => {
		refusing(second, { status: 400 });
		const { json } = await send({}, { onError: 'continueRegularOutput' });
		expect(json.map(({ outcome, details }) => outcome ?? details)).toEqual([
			'accepted',
			expect.objectContaining({ outcome: 'rejected' }),
			'accepted',
		]);
	});

	it('for bad input is named by field while the others are sent', async () => {
		const { outputs } = await send(
			{},
			{ onError: 'continueErrorOutput', input: [{ phone: 'call me' }, people[0]!] },
		);
		expect(mitto.requests.map(to)).toEqual([people[0]!.phone]);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: expect.stringContaining('To is "call me"') as string,
			details: { outcome: 'skipped', problems: [{ field: 'To' }] },
		});
	});
});

describe('what became of a message', () => {
	it.each([
		['an internal fault', { status: 500 }],
		['a connection that was cut after the request', 'cutAfterReading'],
	] as const)('is unknown after %s, and it is not sent again', async (_, reaction) => {
		mitto.react(reaction);
		const { outputs } = await send({}, { onError: 'continueErrorOutput', input: [people[0]!] });
		expect(outputs[1]?.[0]?.json.details).toMatchObject({ outcome: 'unknown', kind: 'unknown' });
		expect(mitto.requests).toHaveLength(1);
	});

	it('is unknown when no answer came in time', async () => {
		mitto.react({ afterMs: 3000 });
		const run = await send({ timeout: 1 }, { input: [people[0]!] });
		expect(run.error?.message).toContain('did not answer in time');
		expect(mitto.requests).toHaveLength(1);
	});

	it('is sent again after an unknown fate only when the user wants that', async () => {
		mitto.react('cutAfterReading', { body: { messageId: 'm-2' } });
		const run = await send({ retryWhenUnknown: true }, { input: [people[0]!] });
		expect(run.json[0]).toMatchObject({ outcome: 'accepted', messageId: 'm-2' });
	});

	it('is sent again when the vendor asked to wait', async () => {
		mitto.react({ status: 429, headers: { 'retry-after': '0' } }, { body: { messageId: 'm-2' } });
		const run = await send({}, { input: [people[0]!] });
		expect(run.json[0]).toMatchObject({ messageId: 'm-2' });
		expect(mitto.requests).toHaveLength(2);
	});
});

describe('a credential that is not accepted', () => {
	it('is asked for once only, and never shown', async () => {
		mitto.react({ status: 401, body: { title: 'Unauthorized' } });
		const run = await send({}, { input: [people[0]!] });
		expect(mitto.requests).toHaveLength(1);
		expect(run.error?.description).toContain('Check the key in the credential');
		expect(JSON.stringify([run.error, run.outputs])).not.toContain(key);
	});

	it('never leaves for another host', async () => {
		const other = await startFakeVendor();
		mitto.react({ status: 302, headers: { location: other.url } });
		const run = await send({}, { input: [people[0]!] });
		expect(run.error?.description).toContain('base URL');
		expect(other.requests).toEqual([]);
		await other.close();
	});
});

describe('several messages', () => {
	it('keep the order and pairing of their items, whatever is answered first', async () => {
		mitto.react((request) => ({
			body: { messageId: to(request) },
			afterMs: to(request) === people[0]!.phone ? 60 : 0,
		}));
		const { outputs, json } = await send();
		expect(json.map(({ messageId }) => messageId)).toEqual(people.map(({ phone }) => phone));
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('are sent one after the other when the user wants it', async () => {
		let under = 0;
		let most = 0;
		mitto.react(() => {
			most = Math.max(most, ++under);
			setTimeout(() => under--, 15);
			return { body: { messageId: 'm' }, afterMs: 20 };
		});
		await send({ concurrency: 1 });
		expect(most).toBe(1);
		expect(mitto.requests.map(to)).toEqual(people.map(({ phone }) => phone));
	});

	it('are not sent a second time by Retry On Fail', async () => {
		let tries = 0;
		refusing(people[2]!.phone, () =>
			++tries === 1 ? { status: 400 } : { body: { messageId: 'at last' } },
		);
		const run = await send({ concurrency: 1 }, { retryOnFail: true, maxTries: 2 });
		expect(run.error).toBeUndefined();
		expect(mitto.requests.map(to)).toEqual([...people.map(({ phone }) => phone), people[2]!.phone]);
		expect(run.json.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
	});

	it('end with the execution: what was not begun is not sent', async () => {
		let stop = () => {};
		mitto.react(() => {
			stop();
			return { body: { messageId: 'm' }, afterMs: 50 };
		});
		await send({ concurrency: 1 }, { whileRunning: (cancel) => (stop = cancel) });
		expect(mitto.requests).toHaveLength(1);
	});
});

describe('the options', () => {
	it('show the exact request in a dry run and send nothing', async () => {
		const run = await send({ dryRun: true, reference: 'order-1' }, { input: [people[0]!] });
		expect(mitto.requests).toEqual([]);
		expect(run.json[0]).toEqual({
			dryRun: true,
			channel: 'sms',
			destination: people[0]!.phone,
			trafficAccountId: 'account-1',
			reference: 'order-1',
			segments: { encoding: 'GSM-7', length: 5, segments: 1 },
			request: {
				method: 'POST',
				url: `${mitto.url}/api/v1.1/Messages/send`,
				body: {
					trafficAccountId: 'account-1',
					destination: people[0]!.phone,
					sms: { text: 'Hello', sender: 'MyShop' },
					reference: 'order-1',
				},
			},
		});
	});

	it('refuse recipients that are not allowed, however the number is written', async () => {
		const { outputs } = await send(
			{ allowedRecipients: '385 91 111-1111\n+38593*' },
			{ onError: 'continueErrorOutput' },
		);
		expect(mitto.requests.map(to)).toEqual([people[0]!.phone, people[2]!.phone]);
		expect(outputs[1]?.[0]?.json.error).toContain('not among the Allowed Recipients');
	});

	it.each(['', '={{ $json.nothing }}', '={{ [] }}'])(
		'refuse everybody when Allowed Recipients are %p',
		async (allowedRecipients) => {
			const { error } = await send({ allowedRecipients });
			expect(error?.message).toContain('Allowed Recipients is empty');
			expect(mitto.requests).toEqual([]);
		},
	);

	it('take a list of allowed recipients from an expression', async () => {
		const input = people.map(({ phone }) => ({ phone, allowed: ['+385911111111', 385922222222] }));
		await send(
			{ allowedRecipients: '={{ $json.allowed }}' },
			{ input, onError: 'continueErrorOutput' },
		);
		expect(mitto.requests.map(to).toSorted()).toEqual([people[0]!.phone, people[1]!.phone]);
	});

	it.each(['Destination', 'To', 'destinations', 'messages', 'broadcast_list'])(
		'let Additional JSON add nobody under %s to the allowed recipients',
		async (name) => {
			const [ana, ben] = people.map(({ phone }) => phone);
			const value = name === 'messages' ? [{ destination: ben }] : [ana, ben];
			const additionalJson = JSON.stringify({ [name]: value });
			const { error } = await send(
				{ allowedRecipients: ana!, additionalJson, skipValidation: true },
				{ input: [people[0]!] },
			);
			expect(error?.message).toContain('not among the Allowed Recipients');
			expect(mitto.requests).toEqual([]);
		},
	);

	it.each([
		['more recipients than a run may have', { mostRecipients: 2 }, 'this run has 3 recipients'],
		['other countries', { allowedCountries: ['DE', 'AT'] }, 'Allowed Countries'],
		['more SMS parts than a message may have', { mostParts: 0 }, 'SMS Parts per Message is 0'],
		[
			'more recipients than were counted',
			{ mostRecipients: 3, additionalJson: '{"to":"+385944444444"}' },
			'would go to 2',
		],
		['a number that is not found', { mostRecipients: '={{ $json.nothing }}' }, 'finds nothing'],
	])('refuse %s before anything leaves', async (_, options, message) => {
		const { outputs } = await send(options, { onError: 'continueErrorOutput' });
		expect(mitto.requests).toEqual([]);
		expect(outputs[1]).toHaveLength(3);
		expect(String(outputs[1]?.[0]?.json.error)).toContain(message);
	});

	it('send unchecked what the user insists on', async () => {
		await send({ skipValidation: true }, { parameters: { sender: 'A sender that is too long' } });
		expect(mitto.requests).toHaveLength(3);
	});

	it('return the raw answer when it is not to be simplified', async () => {
		mitto.react({ body: ['id-1', 'id-2'] });
		const run = await send({ simplify: false }, { input: [people[0]!] });
		expect(run.json).toEqual([{ response: ['id-1', 'id-2'] }]);
	});

	it('merge Additional JSON, before the checks look at the request', async () => {
		await send({ additionalJson: '{"sms":{"extra":1},"tag":"x"}' }, { input: [people[0]!] });
		expect(mitto.requests[0]?.body).toMatchObject({
			sms: { text: 'Hello', sender: 'MyShop', extra: 1 },
			tag: 'x',
		});
		mitto.requests.length = 0;
		const run = await send({ additionalJson: '{"sms":{"text":null}}' });
		expect(run.error?.message).toBe('Text is empty');
		expect(mitto.requests).toEqual([]);
	});
});

it('an operation that no longer exists is named, and nothing is sent', async () => {
	const run = await send({}, { parameters: { operation: '__CUSTOM_API_CALL__' } });
	expect(run.error?.message).toBe('Channel "sms" has no operation "__CUSTOM_API_CALL__"');
	expect(mitto.requests).toEqual([]);
});

describe('a run in which no pace is set', () => {
	it('has 20 requests under way at once, and begins fewer than 100 within a second', async () => {
		const input = Array.from({ length: 60 }, (_, index) => ({
			phone: `+3859${10_000_000 + index}`,
		}));
		let underWay = 0;
		let most = 0;
		const starts: number[] = [];
		mitto.react(() => {
			starts.push(Date.now());
			most = Math.max(most, ++underWay);
			setTimeout(() => underWay--, 400);
			return { afterMs: 400, body: { messageId: 'm-1' } };
		});
		const begun = Date.now();
		await send({}, { input });
		expect(starts).toHaveLength(60);
		expect(most).toBeGreaterThan(10);
		expect(most).toBeLessThanOrEqual(20);
		// A busy machine makes the first request late, but none early.
		expect((starts[19] ?? 0) - begun).toBeGreaterThanOrEqual(150);
	});
});
