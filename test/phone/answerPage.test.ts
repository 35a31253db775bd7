import { createServer, type Server } from 'node:http';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { answeredBefore, closedFor } from '../../nodes/MittoSendAndWait/page/closed';
import { pageHeaders } from '../../nodes/MittoSendAndWait/page/headers';
import { pageHtml, type PageView } from '../../nodes/MittoSendAndWait/page/html';
import type { Question } from '../../nodes/MittoSendAndWait/question/question';
import { projectFolder } from '../../tools/release/pack';
import { launchChromium } from '../../tools/editor/chromium';

const words = {
	answer: 'Your answer',
	send: 'Send',
	thanks: 'Thank you. Your answer was recorded',
};
const approval: Question = {
	kind: 'approval',
	title: 'A refund needs your word',
	message: 'May we refund 20 € for order 4711?\nThe customer wrote twice.',
	choices: [
		{ label: 'Refund', value: 'approve' },
		{ label: 'Do not refund', value: 'decline' },
	],
	words,
};
const hebrew: Question = {
	kind: 'choice',
	title: 'מתי נוח לך?',
	message: 'מתי נוח לך לקבל את ההזמנה 4711 (PR-22)?\nאפשר גם בערב.',
	choices: ['בוקר', 'צהריים', 'ערב'].map((label) => ({ label, value: label })),
	words: { answer: 'תשובה', send: 'שליחה', thanks: 'תודה. התשובה נשמרה' },
};
const long = 'a-word-without-any-blank-'.repeat(12);
const freeText: Question = { ...approval, kind: 'freeText', title: '', message: long, choices: [] };

const views: Record<string, PageView> = {
	approval: { kind: 'question', question: approval },
	'choice-rtl': { kind: 'question', question: hebrew },
	'free-text': { kind: 'question', question: freeText },
	complaint: {
		kind: 'question',
		question: freeText,
		complaint: 'Please write an answer of at most 10,000 characters',
		given: '<i>',
	},
	'not-chosen': {
		kind: 'question',
		question: approval,
		complaint: 'Please choose one of the answers',
	},
	answered: { kind: 'answered', question: approval, answer: 'Refund' },
	'answered-rtl': { kind: 'answered', question: hebrew, answer: 'ערב' },
	closed: answeredBefore.view,
	stranger: closedFor('forged').view,
};

const posted: string[] = [];
let server: Server;
let url: string;
let browser: Browser;
beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (request.method === 'POST') posted.push(Buffer.concat(chunks).toString());
			const view = views[new URL(request.url ?? '', url).pathname.slice(1)];
			for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
			response.statusCode = view === undefined ? 404 : 200;
			response.end(view && pageHtml(view));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	browser = await launchChromium();
}, 60_000);
afterAll(async () => {
	await browser.close();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

async function open(view: string, colorScheme: 'light' | 'dark', width = 390): Promise<Page> {
	const page = await browser.newPage({ colorScheme, viewport: { width, height: 700 } });
	await page.goto(`${url}/${view}?token=t`);
	return page;
}

const keep = async (page: Page, name: string) => {
	const folder = path.join(projectFolder, 'artifacts', 'screenshots');
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: path.join(folder, `answer-${name}.png`) });
};

/** What axe objects to on the page as it is. */
async function findings(page: Page): Promise<unknown[]> {
	// The policy of the page lets no script in, so axe comes through the debugger.
	await page.evaluate(axe.source);
	return await page.evaluate(async () => {
		const inPage = (globalThis as unknown as { axe: typeof axe }).axe;
		const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
		const { violations } = await inPage.run({ runOnly: { type: 'tag', values } });
		return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
	});
}

describe.each(Object.keys(views))('the answer page "%s"', (view) => {
	it.each(['light', 'dark'] as const)('is accessible on a phone when it is %s', async (scheme) => {
		const page = await open(view, scheme);
		await keep(page, `${view}-${scheme}`);
		expect(await findings(page)).toEqual([]);
		// Its own policy does not keep its style away.
		const radius = await page
			.locator('main')
			.evaluate((main) => getComputedStyle(main).borderRadius);
		expect(radius).toBe('12px');
		const back = await page
			.locator('body')
			.evaluate((body) => getComputedStyle(body).backgroundColor);
		expect(back).toBe(scheme === 'light' ? 'rgb(244, 245, 247)' : 'rgb(17, 20, 24)');
		await page.close();
	});

	it('fits into 320 pixels, where a large type leaves no more', async () => {
		const page = await open(view, 'light', 320);
		const [needed, given] = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.clientWidth,
		]);
		expect(needed).toBe(given);
		await page.close();
	});
});

describe('the answer page', () => {
	it('writes from right to left what is written so', async () => {
		const page = await open('choice-rtl', 'light');
		for (const part of ['h1', '.message', 'button']) {
			const direction = await page
				.locator(part)
				.first()
				.evaluate((element) => getComputedStyle(element).direction);
			expect({ part, direction }).toEqual({ part, direction: 'rtl' });
		}
		await page.close();
	});

	it('is answered by keys alone, without a script', async () => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${url}/approval?token=t`);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		expect(posted).toEqual(['answer=decline']);
		expect(page.url()).toBe(`${url}/approval?token=t`);
		await context.close();
	});

	it('has targets that a thumb hits', async () => {
		const page = await open('approval', 'light');
		for (const button of await page.locator('button').all()) {
			expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48);
		}
		await page.close();
	});
});
