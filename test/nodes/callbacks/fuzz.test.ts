import fc from 'fast-check';

import { NotGenuine, type Callback } from '../../../nodes/callbacks/callback';
import { proveToken } from '../../../nodes/callbacks/tokenProof';
import { readReport, reportKey } from '../../../nodes/callbacks/delivery/report';
import { mergedFields } from '../../../nodes/callbacks/callback';
import { gbmReader } from '../../../nodes/channels/gbm/callbacks/reader';
import { smsReader } from '../../../nodes/channels/sms/callbacks/reader';
import { telegramReader } from '../../../nodes/channels/telegram/callbacks/reader';
import { viberReader } from '../../../nodes/channels/viberBot/callbacks/reader';
import { keys, token } from '../../support/callbacks/smsReport';

/** How many calls; the long run by `npm run fuzz` sets more, and a seed of its own. */
const calls = Number(process.env.FUZZ_CALLS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125);

const readers: Record<string, (callback: Callback) => unknown> = {
	sms: smsReader({ keys: [keys.inbound], tolerance: 30, ownNames: {} }),
	reports: (callback) => {
		proveToken(callback, [keys.newest, keys.older], 30);
		return readReport(mergedFields(callback), { receivedAt: '2026-11-25T08:00:00.000Z' });
	},
	viber: viberReader({ token: 'viber-token-0123456789' }),
	telegram: telegramReader({ secret: 'telegram-secret-0123456789', botId: '1' }),
	gbm: gbmReader(['gbm-client-token']),
};
const names = Object.keys(readers);

const odd = fc.constantFrom<unknown>(
	null,
	'',
	'__proto__',
	'constructor',
	-1,
	1e308,
	[],
	{},
	'\ud800',
);
const value = fc.oneof(
	{ weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
	{ weight: 1, arbitrary: odd },
);
const field = fc.constantFrom(
	'event',
	'message',
	'update_id',
	'message_token',
	'sender',
	'user',
	'clientToken',
	'secret',
	'receipts',
	'conversationId',
	'msgid',
	'status',
	'text',
	'from',
	'chat',
	'timestamp',
	'__proto__',
);
const body = fc.oneof(
	fc.dictionary(field, value, { maxKeys: 6 }).map((fields) => JSON.stringify(fields)),
	fc.string({ maxLength: 60 }),
	fc.constantFrom('', '[]', 'null', '{"a":'.repeat(10_000), '['.repeat(10_000), '{}'),
);
const stale = token({ age: 100_000, lifetime: 60 });
const forged = token({ key: keys.stranger });
const proof = fc.oneof(
	fc.string({ maxLength: 40 }),
	fc.constantFrom(
		stale,
		forged,
		token({ key: keys.older }).slice(0, -1),
		'eyJhbGciOiJub25lIn0.eyJqdGkiOiIxIiwiZXhwIjo5OTk5OTk5OTk5fQ.',
		'a.b.c',
		'..',
		'',
		'0'.repeat(128),
	),
);
const callback: fc.Arbitrary<Callback> = fc.record({
	method: fc.constantFrom('GET', 'POST'),
	headers: fc.record(
		{
			'content-type': fc.constantFrom('application/json', 'application/x-www-form-urlencoded', ''),
			'x-viber-content-signature': proof,
			'x-telegram-bot-api-secret-token': proof,
			'x-goog-signature': proof,
		},
		{ requiredKeys: [] },
	),
	query: fc.record(
		{ token: proof, sig: proof, ta: fc.string({ maxLength: 5 }) },
		{ requiredKeys: [] },
	),
	body: body.map((text) => Buffer.from(text)),
	receivedAt: fc.constant(Date.now()),
});

describe('callbacks of strangers', () => {
	it(
		`are refused without a proof, whatever stands in them, and nothing else happens (${calls} calls, seed ${seed})`,
		() => {
			const slowest = { milliseconds: 0 };
			const taken: string[] = [];
			fc.assert(
				fc.property(fc.constantFrom(...names), callback, (name, call) => {
					const began = performance.now();
					try {
						readers[name]?.(call);
						taken.push(name);
					} catch (reason) {
						if (!(reason instanceof NotGenuine)) throw reason;
					}
					slowest.milliseconds = Math.max(slowest.milliseconds, performance.now() - began);
				}),
				{ numRuns: calls, seed },
			);
			expect(taken).toEqual([]);
			// A pause of the machine may fall into any call; a body that stops n8n takes minutes.
			expect(slowest.milliseconds).toBeLessThan(2000);
		},
		Math.max(60_000, calls),
	);

	it('are read or refused with a proof, whatever stands in them, and told apart in one way', () => {
		const good = token();
		fc.assert(
			fc.property(callback, (call) => {
				try {
					const event = readers.reports?.({ ...call, query: { ...call.query, token: good } });
					expect(typeof reportKey(event as never)).toBe('string');
				} catch (reason) {
					if (!(reason instanceof NotGenuine)) throw reason;
				}
			}),
			{ numRuns: Math.ceil(calls / 50), seed },
		);
	});
});
