import { redactorFor, redactText, withoutUser } from '../../../nodes/apis/redact';

const bot = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';
const signed = 'eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0.c2lnbmF0dXJl';

describe('words from outside', () => {
	it.each([
		['a path with a bot token', `no route for /bot${bot}/getMe`, 'no route for /bot[hidden]/getMe'],
		['a bot token', `chat ${bot}.`, 'chat [hidden].'],
		[
			'a signed URL',
			`https://a.example/x?token=${signed}&a=1`,
			'https://a.example/x?token=[hidden]&a=1',
		],
		['a signed token alone', `Bearer ${signed}`, 'Bearer [hidden]'],
		['a user in a URL', 'see http://me:pass@a.example/', 'see http://[hidden]@a.example/'],
		['a header', 'x-any-api-key: 0123456789abcdef', 'x-any-api-key: [hidden]'],
		['a signature', '{"sig":"0123456789abcdef0123"}', '{"sig":"[hidden]"}'],
	])('lose %s', (_what, text, shown) => {
		expect(redactText(text)).toBe(shown);
		expect(redactText(shown)).toBe(shown);
	});

	it.each([
		'destination: is blocked',
		'The token is not valid',
		'message_token 4912661846655238145',
		'order:1234567890123456789',
	])('stay as they are when they hold none: %s', (text) => expect(redactText(text)).toBe(text));

	it('lose the secrets of the credential in all spellings', () => {
		const { text, value } = redactorFor({ apiKey: 'a/"b+c d-0123', lifetimeHours: 72 });
		for (const spelling of ['a/"b+c d-0123', 'a%2F%22b%2Bc%20d-0123', 'a/\\"b+c d-0123']) {
			expect(text(`[${spelling}]`)).toBe('[[hidden]]');
		}
		expect(value({ list: ['a/"b+c d-0123'], token: 'short', n: 72 })).toEqual({
			list: ['[hidden]'],
			token: '[hidden]',
			n: 72,
		});
	});

	it('are read in a time that grows with their length and no faster', () => {
		const began = Date.now();
		for (const unit of ['1', 'eyJ', 'http://', 'token=', 'x-', 'bot1:', '\\"']) {
			redactText(unit.repeat(300_000 / unit.length));
		}
		expect(Date.now() - began).toBeLessThan(10_000);
	});

	it('lose the user and the password of an address', () => {
		expect(withoutUser('https://me:p%40ss@a.example:8443/x')).toBe(
			'https://[hidden]@a.example:8443/x',
		);
		expect(withoutUser('https://a.example/x')).toBe('https://a.example/x');
	});
});
