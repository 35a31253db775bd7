import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { startSandbox, type Sandbox } from '../../../sandbox';
import { launchChromium } from '../../../tools/editor/chromium';
import { secrets, startReceiver, type Receiver } from './receiver';
import { Vendors } from './vendors';

export { accountOf, Vendors } from './vendors';
export { secrets } from './receiver';

/** A sandbox with its page in a browser, and a receiver in the place of n8n, registered everywhere. */
export interface Stage {
	sandbox: Sandbox;
	vendors: Vendors;
	receiver: Receiver;
	page: Page;
	/** Hosts that the page asked for anything, besides the sandbox. */
	strangers: string[];
	open(path: string): Promise<void>;
	/** Another window, e.g. of another size or colour scheme. */
	window(options: BrowserContextOptions): Promise<Page>;
	close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
	const sandbox = await startSandbox();
	const receiver = await startReceiver();
	const vendors = new Vendors(sandbox);
	await vendors.registerViber(`${receiver.url}/viber`);
	await vendors.registerTelegram(`${receiver.url}/telegram`, secrets.telegram);
	await vendors.registerMitto(`${receiver.url}/mitto`, { 'X-Webhook-Secret': secrets.mitto });
	await vendors.http.post('/control/addresses', {
		gbm: `${receiver.url}/gbm`,
		sms: `${receiver.url}/sms?token=${secrets.sms}`,
	});
	const browser = await launchChromium();
	const strangers: string[] = [];
	const window = async (options: BrowserContextOptions) =>
		await newWindow(browser, options, sandbox.url, strangers);
	const page = await window({ viewport: { width: 1200, height: 800 } });
	return {
		sandbox,
		vendors,
		receiver,
		page,
		strangers,
		window,
		open: async (path) => await openPage(page, sandbox.url, path),
		close: async () => {
			await browser.close();
			await receiver.close();
			await sandbox.close();
		},
	};
}

/** Opens a view and waits until the page has heard from the sandbox. */
export async function openPage(page: Page, url: string, path: string): Promise<void> {
	await page.goto(`${url}${path}`);
	await page.waitForSelector('[data-ready="true"]');
}

async function newWindow(
	browser: Browser,
	options: BrowserContextOptions,
	url: string,
	strangers: string[],
): Promise<Page> {
	const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(8000);
	page.on('request', (request) => {
		if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
			strangers.push(request.url());
	});
	page.on('pageerror', (reason) => {
		throw reason;
	});
	return page;
}

/** Asks again until it is so; the last answer is what a failing test shows. */
export async function eventually<T>(
	read: () => T | Promise<T>,
	expected: (value: T) => boolean,
): Promise<T> {
	const end = Date.now() + 5000;
	for (;;) {
		const value = await read();
		if (expected(value) || Date.now() > end) return value;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}
