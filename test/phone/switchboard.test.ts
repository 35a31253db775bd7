import { eventually, setStage, type Stage } from '../support/phone';

let stage: Stage;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage.close());
beforeEach(async () => {
	await stage.vendors.http.post('/control/faults', { faults: [], latencyMs: 0 });
	await stage.vendors.http.delete('/control/ledger');
	await stage.open('/switchboard');
});

const choose = async (label: string, option: string) =>
	await stage.page
		.getByRole('combobox', { name: label, exact: true })
		.selectOption({ label: option });
const number = (label: string) => stage.page.getByRole('spinbutton', { name: label, exact: true });
const add = async () => {
	const before = stage.sandbox.world.faults.state.length;
	await stage.page.getByRole('button', { name: 'Add fault' }).click();
	await eventually(
		() => stage.sandbox.world.faults.state.length,
		(count) => count > before,
	);
};
const sms = async (to = '385911234567') =>
	await stage.vendors.sms('Hi', { to }).then(
		() => 'sent',
		(reason: Error) => reason.message,
	);

it('asks the next two SMS to wait, and leaves Telegram alone', async () => {
	await choose('Fault', 'Too many requests (429)');
	await choose('Where', 'SMS');
	await number('How many').fill('2');
	await number('Retry after (s)').fill('7');
	await add();
	const { id } = await stage.vendors.example('telegram/text', '42');
	expect(id).toEqual(expect.any(String));
	const send = async () =>
		await stage.vendors.http.post(
			'/sms/sms',
			{ from: 'Me', to: '385911234567', text: 'Hi' },
			{ headers: { 'X-Mitto-API-Key': 'sandbox-key' } },
		);
	const [first, second, third] = [await send(), await send(), await send()];
	expect([first.status, second.status, third.status]).toEqual([429, 429, 200]);
	expect(first.headers['retry-after']).toBe('7');
	await stage.page.getByText('the next 2, hit 2').waitFor();
});

it('refuses one recipient and serves the others', async () => {
	await choose('Fault', 'Refuse one recipient');
	await choose('How often', 'Always');
	await stage.page.getByRole('textbox', { name: 'Recipient' }).fill('+385919999999');
	await add();
	expect(await sms('385919999999')).toContain('Receiver is invalid');
	expect(await sms('385911234567')).toBe('sent');
});

it('cuts the connection after the message was accepted', async () => {
	await choose('Fault', 'Accept, then cut');
	await add();
	expect(await sms()).toMatch(/socket hang up|ECONNRESET/);
	expect(stage.sandbox.world.ledger.list()).toHaveLength(1);
});

it('sends the head of an answer at once and its body in drops', async () => {
	await choose('Fault', 'Slow body');
	await number('For (ms)').fill('400');
	await add();
	const began = performance.now();
	const answer = await fetch(`${stage.sandbox.url}/sms/sms`, {
		method: 'POST',
		headers: { 'X-Mitto-API-Key': 'sandbox-key', 'content-type': 'application/json' },
		body: JSON.stringify({ from: 'Me', to: '385911234567', text: 'Hi' }),
	});
	const head = performance.now() - began;
	expect(await answer.json()).toMatchObject({ responseCode: 0 });
	expect(performance.now() - began).toBeGreaterThan(350);
	expect(head).toBeLessThan(350);
});

it.each([
	['Viber bot', 'viberBot/text', 'invalidAuthToken'],
	['Telegram', 'telegram/text', 'Unauthorized'],
])('refuses the key of %s in the words of its vendor', async (channel, example, words) => {
	await choose('Fault', 'Wrong key');
	await choose('Where', channel);
	await add();
	const said = await stage.vendors
		.example(example, '42')
		.then(String, (reason: Error) => reason.message);
	expect(said).toContain(words);
});

it('hits by chance when told so, and stops when the fault is removed', async () => {
	await choose('Fault', 'Internal error (500)');
	await choose('How often', 'By chance');
	await number('Chance (%)').fill('50');
	await add();
	const outcomes = [];
	for (let count = 0; count < 20; count++) outcomes.push(await sms());
	const sent = outcomes.filter((outcome) => outcome === 'sent').length;
	expect(sent).toBeGreaterThan(2);
	expect(sent).toBeLessThan(18);
	await stage.page.getByRole('button', { name: 'Remove: Internal error (500)' }).click();
	await stage.page.getByText('Every vendor behaves.').waitFor();
	expect(await sms()).toBe('sent');
});

it('lets every vendor take its time', async () => {
	await number('Every vendor takes (ms)').fill('300');
	await stage.page.keyboard.press('Tab');
	await eventually(
		() => stage.sandbox.world.latencyMs,
		(latency) => latency === 300,
	);
	const began = performance.now();
	await sms();
	expect(performance.now() - began).toBeGreaterThan(290);
});

it('reports everything by itself after the delay that was set', async () => {
	await choose('What is reported by itself', 'Everything');
	await number('After (ms)').fill('100');
	await stage.page.keyboard.press('Tab');
	await choose('Up to', 'Read');
	await eventually(
		() => stage.sandbox.world.reports.upTo,
		(upTo) => upTo === 'read',
	);
	const { id } = await stage.vendors.example('viberBot/text', 'quick==');
	const events = () =>
		stage.receiver.taken.filter(({ text }) => text.includes(id)).map(({ body }) => body.event);
	expect(await eventually(events, ({ length }) => length === 2)).toEqual(['delivered', 'seen']);
});
