import { accountOf, eventually, setStage, type Stage } from '../support/phone';

let stage: Stage;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage.close());

const nodes = async () => await stage.page.locator('*').count();
/** More than any view draws, far fewer than there are messages. */
const few = 1500;

const key = { headers: { 'X-Mitto-API-Key': 'sandbox-key' } };
const person = (index: number) => `+38591${String(index).padStart(7, '0')}`;

async function campaign(from: number, count: number): Promise<void> {
	const size = 1000;
	for (let start = from; start < from + count; start += size) {
		const body = {
			trafficAccountId: accountOf('viber'),
			destinations: Array.from({ length: Math.min(size, from + count - start) }, (_, index) =>
				person(start + index),
			),
			viber: { type: 'promotional', text: 'Winter sale' },
		};
		await stage.vendors.http.post('/chat/api/v1.1/Messages/sendbulk', body, key);
	}
}

it('keeps a conversation of 1,000 messages light, at its newest message, and lets one go up', async () => {
	const { page, vendors } = stage;
	for (let index = 1; index <= 1000; index++)
		await vendors.mitto(
			{ sms: { text: `Message ${index}`, sender: 'Shop' } },
			accountOf('sms'),
			'42',
		);
	await stage.open('/conversation/sms/42');
	await page.locator('.chat').getByText('Message 1000', { exact: true }).waitFor();
	expect(await nodes()).toBeLessThan(few);

	await vendors.mitto({ sms: { text: 'Message 1001', sender: 'Shop' } }, accountOf('sms'), '42');
	await page.locator('.chat').getByText('Message 1001', { exact: true }).waitFor();

	await page.locator('.chat').evaluate((list) => list.scrollTo(0, 0));
	await page.locator('.chat').getByText('Message 1', { exact: true }).waitFor();
	await vendors.mitto({ sms: { text: 'Message 1002', sender: 'Shop' } }, accountOf('sms'), '42');
	await page.waitForTimeout(300);
	expect(await page.locator('.chat').getByText('Message 1', { exact: true }).isVisible()).toBe(
		true,
	);
	expect(await nodes()).toBeLessThan(few);
});

it('follows a campaign of 10,000 recipients, and says who got it twice', async () => {
	const { page } = stage;
	await stage.open('/campaigns');
	await campaign(0, 10_000);
	const count = async (name: string) => await page.getByTestId(name).textContent();
	expect(
		await eventually(
			async () => await count('Accepted'),
			(text) => text === '10,000',
		),
	).toBe('10,000');
	expect(await count('Recipients')).toBe('10,000');
	expect(await count('Got it twice')).toBe('0');
	expect(await nodes()).toBeLessThan(few);

	await campaign(7, 1);
	expect(
		await eventually(
			async () => await count('Got it twice'),
			(text) => text === '1',
		),
	).toBe('1');
	expect(await page.locator('.repeated').textContent()).toBe(`${person(7)} 2 times`);

	// A bulk request that is refused as a whole.
	const body = {
		trafficAccountId: 'nobody',
		destinations: ['1', '2', '3'],
		sms: { text: 'a', sender: 'b' },
	};
	await stage.vendors.http.post('/chat/api/v1.1/Messages/sendbulk', body, key);
	expect(
		await eventually(
			async () => await count('Refused'),
			(text) => text === '3',
		),
	).toBe('3');
});

it('stays quick with 10,000 conversations: a search and a tap take less than the blink of an eye', async () => {
	const { page } = stage;
	await stage.open('/');
	await eventually(
		async () => await page.getByTestId('count').textContent(),
		(text) => text?.includes('10001') ?? false,
	);
	expect(await nodes()).toBeLessThan(few);
	const took = await page.evaluate(async () => {
		const input = document.querySelector<HTMLInputElement>('input[type=search]')!;
		const began = performance.now();
		input.value = '0009876';
		input.dispatchEvent(new Event('input', { bubbles: true }));
		while (document.querySelectorAll('.conversation').length !== 1)
			await new Promise((resolve) => requestAnimationFrame(resolve));
		return performance.now() - began;
	});
	// Nothing depends on the speed of the machine but this one bound, which is generous.
	expect(took).toBeLessThan(2000);
	await page.locator('.conversation').click();
	await page.locator('.phone .bubble').waitFor();
});
