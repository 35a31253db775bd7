import axe from 'axe-core';
import type { Page } from 'playwright-core';

import { accountOf, eventually, openPage, setStage, type Stage } from '../support/phone';

let stage: Stage;
const conversations = [
	'/conversation/sms/385911234567',
	'/conversation/viber/%2B385911234567',
	'/conversation/viberBot/ana%3D%3D',
	'/conversation/telegram/42',
	'/conversation/whatsapp/%2B385911234567',
	'/conversation/gbm/conversation-1',
];
let views: string[];

beforeAll(async () => {
	stage = await setStage();
	const { vendors } = stage;
	await vendors.sms('Naručeno 😀, https://example.com');
	for (const kind of ['text', 'image-text-button', 'file']) await vendors.example(`viber/${kind}`);
	for (const kind of [
		'keyboard',
		'carousel',
		'picture',
		'sticker',
		'location',
		'contact',
		'video',
		'file',
		'url',
	])
		await vendors.example(`viberBot/${kind}`, 'ana==');
	for (const kind of ['text', 'photo', 'voice', 'location'])
		await vendors.example(`telegram/${kind}`, '42');
	const marks = '*b* ||spoiler|| `code`\n>quoted\n```js\nlet a\n```';
	await vendors.mitto(
		{ telegram: { text: { message: marks, parseMode: 'MarkdownV2' } } },
		accountOf('telegram'),
		'42',
	);
	await vendors.mitto(
		{ telegram: { text: { message: '5.99', parseMode: 'MarkdownV2' } } },
		accountOf('telegram'),
		'42',
	);
	await vendors.example('whatsApp/text');
	for (const kind of [
		'rich-text',
		'image',
		'card-with-suggestions',
		'carousel',
		'suggested-replies',
		'force-fallback',
	])
		await vendors.example(`gbm/${kind}`, 'conversation-1');
	for (const channel of ['telegram', 'sms'])
		await vendors.http.post('/control/act', {
			channel,
			person: channel === 'sms' ? '385911234567' : '42',
			act: { kind: 'text', text: 'Hello' },
		});
	await vendors.http.post('/control/faults', {
		faults: [{ kind: 'internal', channel: 'gbm', times: 1 }],
	});
	await vendors
		.mitto({ gbm: { text: { message: 'Hi' } } }, accountOf('gbm'))
		.catch(() => undefined);
	await vendors.mitto({ sms: { text: '' } }, accountOf('sms')).catch(() => undefined);
	const { data } = await vendors.http.get('/control/exchanges');
	const { id: message } = await vendors.example('gbm/carousel', 'conversation-1');
	const of = (verdict: string, kind = 'request') =>
		`/inspector/${data.find((one: { verdict: string; kind: string }) => one.verdict === verdict && one.kind === kind).id}`;
	views = [
		'/',
		...conversations,
		'/campaigns',
		'/inspector',
		of('fine'),
		of('refused'),
		of('fault'),
		of('fine', 'callback'),
		'/switchboard',
		`/message/${message}`,
		'/message/unknown',
	];
}, 60_000);
afterAll(async () => await stage.close());

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules whose outcome changes with the colours or the width; the others were asked before. */
const dependent = [
	'color-contrast',
	'target-size',
	'page-has-heading-one',
	'scrollable-region-focusable',
];

/** What axe objects to on the page as it is. */
async function findings(
	page: Page,
	runOnly: { type: 'tag' | 'rule'; values: string[] },
): Promise<unknown[]> {
	return await page.evaluate(async (only) => {
		const inPage = (globalThis as unknown as { axe: typeof axe }).axe;
		const { violations } = await inPage.run({ runOnly: only, resultTypes: ['violations'] });
		return violations.map(({ id, nodes }) => ({
			id,
			nodes: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
		}));
	}, runOnly);
}

it('has nothing that axe objects to, and nothing that is cut off, on any view, in both schemes, wide and narrow', async () => {
	const page = await stage.window({ colorScheme: 'light', viewport: { width: 1200, height: 800 } });
	for (const view of views) {
		await page.emulateMedia({ colorScheme: 'light' });
		await page.setViewportSize({ width: 1200, height: 800 });
		await openPage(page, stage.sandbox.url, view);
		await page.locator('.row, .tiles, .panel, .alone').first().waitFor();
		const menu = page.getByRole('button', { name: /^More about/ }).last();
		if ((await menu.count()) > 0) await menu.click();
		// The policy of the page lets no script in, so axe comes through the debugger.
		await page.evaluate(axe.source);

		const wideAndLight = await findings(page, { type: 'tag', values: wcag });
		expect({ view, findings: wideAndLight }).toEqual({ view, findings: [] });
		await page.setViewportSize({ width: 360, height: 740 });
		await page.emulateMedia({ colorScheme: 'dark' });
		const narrowAndDark = await findings(page, { type: 'rule', values: dependent });
		expect({ view, findings: narrowAndDark }).toEqual({ view, findings: [] });
		const [needed, given] = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.clientWidth,
		]);
		expect({ view, needed }).toEqual({ view, needed: given });
	}
}, 90_000);

it('is walked by keyboard alone: find a conversation, tap a chip, reply, report, replay', async () => {
	const { page, receiver } = stage;
	const tab = async (until: () => Promise<boolean>) => {
		for (let count = 0; count < 80; count++) {
			await page.keyboard.press('Tab');
			if (await until()) return;
		}
		throw new Error(
			`Never got there; the focus is on ${await page.evaluate(() => document.activeElement?.outerHTML)}`,
		);
	};
	const focus = (selector: string) => async () =>
		await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

	await stage.open('/');
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
		'Skip to content',
	);
	await tab(focus('[role=list]'));
	await page.keyboard.press('ArrowDown');
	await eventually(focus('.conversation'), Boolean);
	for (let count = 0; count < 10 && !(await focus('[data-channel=gbm]')()); count++) {
		await page.keyboard.press('ArrowDown');
		await page.waitForTimeout(80);
	}
	await page.keyboard.press('Enter');
	await page.locator('.phone[data-channel=gbm]').waitFor();
	receiver.taken.length = 0;
	await tab(focus('.chip'));
	await page.keyboard.press('Enter');
	await eventually(
		() => receiver.taken.length,
		(count) => count === 1,
	);
	await tab(focus('.message-menu, [aria-label^="More about"]'));
	await page.keyboard.press('Enter');
	await tab(focus('.message-tools button'));
	await page.keyboard.press('Space');
	await eventually(
		() => receiver.taken.length,
		(count) => count === 2,
	);
	await tab(focus('.composer input'));
	await page.keyboard.type('Written by keyboard');
	await page.keyboard.press('Enter');
	await eventually(
		() => receiver.taken.length,
		(count) => count === 3,
	);
	expect(receiver.taken.map(({ path }) => path)).toEqual(['/gbm', '/gbm', '/gbm']);
	expect(receiver.taken[2]?.body).toMatchObject({ message: { text: 'Written by keyboard' } });
});

it('tells a screen reader of a message that comes in, in the direction of its writing', async () => {
	await stage.open('/conversation/telegram/42');
	const message = { telegram: { text: { message: 'שלום' } } };
	await stage.vendors.mitto(message, accountOf('telegram'), '42');
	const log = stage.page.getByRole('log', { name: 'New messages' });
	expect(
		await eventually(
			async () => await log.textContent(),
			(words) => words !== '',
		),
	).toBe('New message for 42: שלום');
	const words = stage.page.locator('.words', { hasText: 'שלום' }).last();
	expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});
