import { apiKeys, telegramToken, viberToken } from '../../sandbox/accounts';
import { secrets, setStage, type Stage } from '../support/phone';

let stage: Stage;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage.close());
beforeEach(async () => {
	await stage.vendors.http.delete('/control/ledger');
	stage.receiver.taken.length = 0;
	stage.receiver.refused.length = 0;
});

const newest = async (kind: string) => {
	const { data } = await stage.vendors.http.get('/control/exchanges');
	return data.findLast((exchange: { kind: string }) => exchange.kind === kind).id as number;
};
const open = async (kind: string) => {
	await stage.open(`/inspector/${await newest(kind)}`);
	await stage.page.getByTestId('verdict').waitFor();
};
const say = async (text = 'Hello') =>
	await stage.vendors.http.post('/control/act', {
		channel: 'viberBot',
		person: 'ana==',
		act: { kind: 'text', text },
	});
const press = async (name: string) => await stage.page.getByRole('button', { name }).click();
const outcome = async () => {
	const link = stage.page.getByTestId('replay-outcome').getByRole('link', { name: 'Look at it' });
	await link.waitFor();
	return (await stage.page.getByTestId('replay-outcome').textContent())?.replace(' Look at it', '');
};

it('names the rule that a refused request broke, and the document that it stands in', async () => {
	await stage.vendors
		.mitto({ sms: { text: 'Hi', sender: 'A sender too long' } }, 'nobody')
		.catch(() => undefined);
	await open('request');
	const findings = stage.page.locator('.findings li');
	expect(await findings.allTextContents()).toEqual([
		'sms.sender The sender must be numeric (1-16) or alphanumeric (1-11).Mitto chat apps › Send SMS',
		'trafficAccountId The traffic account does not exist.Mitto chat apps › Send Message',
	]);
});

it('says of a refusal with HTTP 200 that it is one', async () => {
	await stage.vendors.sms('Hi', { to: '' }).catch(() => undefined);
	await open('request');
	expect(await stage.page.getByTestId('verdict').textContent()).toMatch(
		/^Answered 200 after \d+ ms\. The vendor’s rules object:$/,
	);
	expect(await stage.page.locator('.findings').textContent()).toContain('Receiver is empty');
});

it('leads from a message to its request and back', async () => {
	const { id, person } = await stage.vendors.example('telegram/text', '42');
	await stage.open(`/conversation/telegram/${person}`);
	await stage.page.getByRole('button', { name: /^More about/ }).click();
	await stage.page.getByRole('link', { name: 'Request' }).click();
	await stage.page.getByRole('link', { name: id.slice(0, 8) }).click();
	expect(await stage.page.locator('.bubble').getAttribute('data-message')).toBe(id);
});

it('copies a request as a curl command that works once the key is known', async () => {
	await stage.vendors.example('sms/send-text');
	await open('request');
	const curl = await stage.page.getByTestId('curl').textContent();
	expect(curl).toMatch(
		/^curl -X POST 'http:\/\/127\.0\.0\.1:\d+\/chat\/api\/v1\.1\/Messages\/send'/,
	);
	expect(curl).toContain('-H "x-mitto-api-key: $MITTO_API_KEY"');
	expect(curl).toContain('"destination": "+385911234567"');
});

it('shows no secret anywhere, whether in headers, paths, bodies or answers', async () => {
	await stage.vendors.registerTelegram(`${stage.receiver.url}/telegram`, secrets.telegram);
	await stage.vendors.registerMitto(`${stage.receiver.url}/mitto`, {
		'X-Webhook-Secret': secrets.mitto,
	});
	await stage.vendors.registerViber(`${stage.receiver.url}/viber`);
	await stage.vendors.sms('Hi', { callback: `${stage.receiver.url}/sms?token=${secrets.sms}` });
	await say();
	for (const channel of ['telegram', 'whatsapp', 'sms', 'gbm'])
		await stage.vendors.http.post('/control/act', {
			channel,
			person: '42',
			act: { kind: 'text', text: 'Hi' },
		});
	const { data: summaries } = await stage.vendors.http.get('/control/exchanges');
	const details = await Promise.all(
		summaries.map(
			async ({ id }: { id: number }) =>
				(await stage.vendors.http.get(`/control/exchanges/${id}`)).data as unknown,
		),
	);
	const everything = JSON.stringify([
		summaries,
		details,
		(await stage.vendors.http.get('/control/snapshot')).data,
		(await stage.vendors.http.get('/control/settings')).data,
	]);
	const signatures = stage.receiver.taken.length;
	expect(signatures).toBeGreaterThanOrEqual(5);
	for (const secret of [apiKeys.good, viberToken, telegramToken, ...Object.values(secrets)])
		expect(everything).not.toContain(secret);
	expect(everything).not.toMatch(/"x-(viber-content|goog)-signature":"[^"]{12}/);
});

it('replays a callback exactly as it was', async () => {
	await say();
	await open('callback');
	await press('Replay');
	expect(await outcome()).toBe('n8n answered 200');
	expect(stage.receiver.taken).toHaveLength(2);
	expect(stage.receiver.taken[1]?.text).toBe(stage.receiver.taken[0]?.text);
});

it.each(['Forge', 'Send unsigned'])('%s, and n8n refuses it', async (button) => {
	await say();
	await open('callback');
	await press(button);
	expect(await outcome()).toBe('n8n answered 401');
	expect(stage.receiver.taken).toHaveLength(1);
	expect(stage.receiver.refused).toHaveLength(1);
});

it('forges the token in the address of an SMS callback', async () => {
	const act = { channel: 'sms', person: '385911234567', act: { kind: 'text', text: 'STOP' } };
	await stage.vendors.http.post('/control/act', act);
	await open('callback');
	await press('Forge');
	expect(await outcome()).toBe('n8n answered 401');
	expect(stage.receiver.refused[0]?.url).toContain('token=eyJ');
});

describe('an edited callback', () => {
	const edit = async (signature: string) => {
		await say('Hello');
		await open('callback');
		await stage.page.getByText('Edit and replay').click();
		const body = stage.page.getByLabel('Body of the callback');
		await body.fill((await body.inputValue()).replace('Hello', 'Good bye'));
		await stage.page.getByLabel('Signature').selectOption({ label: signature });
		await press('Send edited');
		return await outcome();
	};

	it('is taken when the vendor signed it', async () => {
		expect(await edit('Signed by the vendor')).toBe('n8n answered 200');
		expect(stage.receiver.taken[1]?.body).toMatchObject({ message: { text: 'Good bye' } });
	});

	it('is refused with the signature of the first body', async () => {
		expect(await edit('With the signature of the first body')).toBe('n8n answered 401');
	});
});
