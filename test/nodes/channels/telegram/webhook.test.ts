import { telegram } from '../../../../nodes/channels/telegram/callbacks';
import { telegramFile } from '../../../../nodes/channels/telegram/callbacks/file';
import { telegramSecret } from '../../../../nodes/channels/telegram/callbacks/secret';
import { telegram as bot } from '../../../../nodes/channels/telegram/callbacks/webhook';
import { Form } from '../../../../nodes/form/form';
import { Rules } from '../../../../nodes/form/rules';
import { hookNode } from '../../../support/hookNode';

const url = 'https://n8n.example.com/webhook/1/telegram';
const botToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';

describe('the webhook that Telegram is asked to set', () => {
	it('has all that the form says', () => {
		const form = Form.of({
			secretToken: ' key ',
			allowedUpdates: ['message', 'poll'],
			additionalFields: { ipAddress: '203.0.113.7', maxConnections: 3, dropPendingUpdates: true },
		});
		expect(bot.setBody(form, url)).toStrictEqual({
			url,
			secret_token: 'key',
			allowed_updates: ['message', 'poll'],
			max_connections: 3,
			ip_address: '203.0.113.7',
			drop_pending_updates: true,
		});
	});

	it('has its address alone when the form says nothing more', () => {
		const form = Form.of({ allowedUpdates: [], additionalFields: { dropPendingUpdates: false } });
		expect(bot.setBody(form, url)).toStrictEqual({ url });
	});

	it('is put back with the updates that it had, and with the usual ones when none are told', () => {
		expect(bot.restoreBody(url, ['poll'])).toEqual({ url, allowed_updates: ['poll'] });
		expect(bot.restoreBody(url, null)).toEqual({ url, allowed_updates: [] });
	});

	it('can throw away what waits when it is removed', () => {
		const bodyOf = (dropPendingUpdates: boolean) =>
			bot.deleteRequest(Form.of({ dropPendingUpdates })).body;
		expect(bodyOf(true)).toEqual({ drop_pending_updates: true });
		expect(bodyOf(false)).toEqual({});
	});
});

describe('the rules of a webhook at Telegram', () => {
	const fields = (body: Record<string, unknown>) => {
		const rules = new Rules();
		bot.checkSet(body, rules);
		return rules.problems.map(({ field }) => field);
	};

	it.each([undefined, 'a', 'aZ09_-', 'a'.repeat(256)])('take the secret %j', (secret) => {
		expect(fields({ secret_token: secret })).toEqual([]);
	});

	it.each(['', ' ab', 'ab ', 'a b', 'ä', 'a'.repeat(257)])('refuse the secret %j', (secret) => {
		expect(fields({ secret_token: secret })).toEqual(['Secret Token']);
	});

	it.each([0, 1.5, 101])('refuse %d connections', (count) => {
		expect(fields({ max_connections: count })).toEqual(['Max Connections']);
	});

	it.each([1, 100])('take %d connections', (count) => {
		expect(fields({ max_connections: count })).toEqual([]);
	});

	it.each(['203.0.113.7', '8.8.8.100'])('take the address %s', (ip) => {
		expect(fields({ ip_address: ip })).toEqual([]);
	});

	it.each(['x203.0.113.7', '203.0.113.7x', '203.0.113', '2030.0.113.7', 'host'])(
		'refuse the address %s',
		(ip) => expect(fields({ ip_address: ip })).toEqual(['IP Address']),
	);
});

describe('what Telegram tells of a webhook', () => {
	it('is read with the last fault and its time', () => {
		const result = {
			url,
			allowed_updates: ['poll'],
			pending_update_count: 2,
			last_error_message: 'Refused',
			last_error_date: 1_764_072_000,
		};
		expect(bot.readInfo({ result })).toEqual({
			url,
			events: ['poll'],
			pending: 2,
			lastError: 'Refused',
			lastErrorAt: '2025-11-25T12:00:00.000Z',
		});
	});

	it.each([{ result: { url: '' } }, { result: { url: 5, last_error_date: 'today' } }, {}])(
		'is that there is none when it says %j',
		(answer) =>
			expect(bot.readInfo(answer)).toEqual({
				url: null,
				events: null,
				pending: null,
				lastError: null,
				lastErrorAt: null,
			}),
	);
});

describe('the trigger of Telegram', () => {
	const bodyOf = async (fields: object) => {
		const { node, asked } = hookNode({ botToken }, () => ({ body: { ok: true, result: true } }));
		await telegram.register?.(node, Form.of(fields))?.set(url);
		return asked;
	};

	it('registers its address with the secret of the bot, and asks for the usual updates', async () => {
		expect(await bodyOf({})).toEqual([
			{
				method: 'POST',
				path: '/setWebhook',
				body: { url, allowed_updates: [], secret_token: telegramSecret(botToken) },
			},
		]);
	});

	it('registers the secret and the updates of its form', async () => {
		const [request] = await bodyOf({ secretToken: 'own', allowedUpdates: ['poll'] });
		expect(request?.body).toEqual({ url, allowed_updates: ['poll'], secret_token: 'own' });
	});

	it.each([
		['own', 'own'],
		['', telegramSecret(botToken)],
	])('reads with the secret %j what was sent with %j', async (secretToken, sent) => {
		const { node } = hookNode({ botToken }, () => ({}));
		const read = await telegram.reader(node, Form.of({ secretToken }));
		const callback = (secret: string) => ({
			method: 'POST',
			headers: { 'x-telegram-bot-api-secret-token': secret },
			query: {},
			receivedAt: 0,
			body: Buffer.from('{"update_id":1}'),
		});
		expect(read(callback(sent))).toMatchObject({ events: [{ to: '110201543' }] });
		expect(() => read(callback('other'))).toThrow(expect.objectContaining({ status: 401 }));
	});
});

describe('a file at Telegram', () => {
	const fileWith = async (result: object) => {
		const { node, asked } = hookNode({ botToken }, () => ({ body: { ok: true, result } }));
		return { file: await telegramFile(node, 'f1'), asked };
	};

	it('is where Telegram says that it is', async () => {
		const { file, asked } = await fileWith({ file_path: 'photos/1.jpg' });
		expect(file).toEqual({ telegramPath: 'photos/1.jpg' });
		expect(asked).toEqual([{ method: 'POST', path: '/getFile', body: { file_id: 'f1' } }]);
	});

	it('is nowhere when Telegram does not say', async () => {
		expect((await fileWith({})).file).toEqual({ telegramPath: '' });
	});
});
