import fc from 'fast-check';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { filledTemplate, keys, smsReport, token } from '../support/callbacks/smsReport';
import { callWebhook } from '../support/engine';

const trigger = new MittoDeliveryTrigger();
const contentTypes = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', ''];
const texts = (...names: string[]) =>
	fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.string());

/** Calls of somebody who does not know the key; bodies are also such that n8n itself can parse. */
const strangersCall = fc.record({
	method: fc.constantFrom('GET' as const, 'POST' as const),
	body: fc.oneof(
		fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
		fc.json().map((text) => Buffer.from(text)),
		fc.constant(Buffer.from(filledTemplate())),
	),
	headers: fc
		.tuple(
			texts('x-mitto-callback-secret', 'authorization', 'content-length'),
			fc.constantFrom(...contentTypes),
		)
		.map(([headers, type]) => ({ ...headers, 'content-type': type })),
	query: texts('token', 'msgid', 'status', '__proto__'),
});

const settings = [
	{ source: 'sms' },
	{ source: 'sms', requireJson: false },
	{ source: 'chatApps', setUp: 'byHand' },
	{ source: 'chatApps', setUp: 'automatic', trafficAccountIds: ['account-1'] },
];

describe('whatever arrives', () => {
	it.each(settings)(
		'is answered and starts nothing unless it is proven: %j',
		async (parameters) => {
			await fc.assert(
				fc.asyncProperty(strangersCall, async (call) => {
					const answer = await callWebhook(trigger, smsReport({ ...call, parameters }));
					expect([400, 401, 415, 422]).toContain(answer.status);
					expect(answer.items).toBeUndefined();
				}),
				{ numRuns: 150 },
			);
		},
	);

	it('is read without a fault when it is proven', async () => {
		await fc.assert(
			fc.asyncProperty(strangersCall, async (call) => {
				const given = { ...call, query: { ...call.query, token: token() } };
				const parameters = { source: 'sms', requireJson: false };
				const answer = await callWebhook(trigger, smsReport({ ...given, parameters }));
				expect([200, 400, 422]).toContain(answer.status);
				expect(answer.items !== undefined).toBe(
					answer.status === 200 && JSON.stringify(answer.body) === '{"status":"accepted"}',
				);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('a token of which one byte is another', () => {
	it('is refused', async () => {
		const good = token({ key: keys.newest });
		// The last character of a signature holds two bits that mean nothing.
		const place = fc.integer({ min: 0, max: good.length - 2 });
		await fc.assert(
			fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
				const bytes = Buffer.from(good);
				bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at);
				const query = { token: bytes.toString('latin1') };
				expect(await callWebhook(trigger, smsReport({ query }))).toEqual({
					status: 401,
					body: { error: 'unauthorised' },
					items: undefined,
				});
			}),
			{ numRuns: 300 },
		);
	});
});
