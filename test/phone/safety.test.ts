import axios from 'axios';
import { request } from 'node:http';

import { accountOf, setStage, type Stage } from '../support/phone';

let stage: Stage;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage.close());

const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';

it.each([
	[
		'telegram',
		{
			telegram: {
				text: { message: `&lt;b&gt; ${hostile.replaceAll('<', '&lt;')}`, parseMode: 'Html' },
			},
		},
	],
	['whatsapp', { whatsapp: { type: 'regular', regular: { type: 'text', text: hostile } } }],
	[
		'gbm',
		{
			gbm: { text: { message: `${hostile} [x](javascript:window.hit=1)`, containsRichText: true } },
		},
	],
	[
		'viber',
		{ viber: { type: 'promotional', text: hostile, mediaUrl: 'https://example.com/"><b>.png' } },
	],
])('shows what %s brings as text, and runs nothing of it', async (channel, body) => {
	const { id } = await stage.vendors.mitto(body, accountOf(channel), '42');
	await stage.open(`/message/${id}`);
	expect(await stage.page.locator('.bubble').textContent()).toContain(
		'<script>window.hit=1</script>',
	);
	expect(await stage.page.locator('.bubble :is(script, img, a)').count()).toBe(0);
	expect(await stage.page.evaluate(() => 'hit' in window)).toBe(false);
});

it('lets only colours into the styles of a Viber key', async () => {
	const keyboard = {
		Type: 'keyboard',
		BgColor: 'red;background-image:url(https://evil.example/a.png)',
		Buttons: [
			{ ActionBody: 'a', Text: `<font color="#ffffff">hi</font>${hostile}`, BgColor: '#fff' },
		],
	};
	const { id } = await stage.vendors.viberBot({
		type: 'text',
		text: 'Hi',
		sender: { name: 'Bot' },
		keyboard,
	});
	await stage.open(`/message/${id}`);
	const key = stage.page.locator('.key');
	expect(await key.getAttribute('style')).not.toContain('url');
	// White on white could not be read.
	expect(
		await key
			.locator('span span')
			.first()
			.evaluate((element) => getComputedStyle(element).color),
	).toBe('rgb(17, 17, 17)');
	expect(await stage.page.locator('.bubble img').count()).toBe(0);
});

it('asks nobody but the sandbox for anything', async () => {
	for (const name of ['viber/image', 'telegram/photo', 'gbm/carousel', 'gbm/card'])
		await stage.vendors.example(name, '42');
	await stage.open('/conversation/gbm/42');
	await stage.open('/conversation/telegram/42');
	await stage.page.locator('.media').first().waitFor();
	expect(stage.strangers).toEqual([]);
	const { headers } = await stage.vendors.http.get('/');
	expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
});

describe('the doors of the sandbox', () => {
	/** axios and fetch do not let one lie about the host. */
	const asking = async (headers: Record<string, string>, method = 'GET', path = '/control/state') =>
		await new Promise<number | undefined>((resolve, reject) => {
			request({ host: '127.0.0.1', port: stage.sandbox.port, path, method, headers }, (answer) => {
				answer.resume();
				resolve(answer.statusCode);
			})
				.on('error', reject)
				.end();
		});

	it('are closed to a name that was made to point here', async () => {
		expect(await asking({ host: 'evil.example' })).toBe(421);
		expect(await asking({ host: `127.0.0.1.evil.example:${stage.sandbox.port}` })).toBe(421);
		for (const name of ['127.0.0.1', 'localhost', '[::1]'])
			expect(await asking({ host: `${name}:${stage.sandbox.port}` })).toBe(200);
	});

	it.each(['/control/faults', '/control/act', '/chat/api/v1.1/Messages/send'])(
		'are closed to posts to %s from pages of other origins',
		async (path) => {
			const answer = await axios.post(`${stage.sandbox.url}${path}`, '{}', {
				headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
				validateStatus: () => true,
			});
			expect(answer.status).toBe(403);
		},
	);

	it('are open to programs, which send no origin', async () => {
		expect((await stage.vendors.http.post('/control/faults', { faults: [] })).status).toBe(200);
	});
});
