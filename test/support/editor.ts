import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, selectors, type Browser, type Page } from 'playwright-core';

import { owner } from '../../tools/n8n/api';
import { projectFolder } from '../../tools/release/pack';

const screenshots = path.join(projectFolder, 'artifacts', 'screenshots');

/** n8n's editor in a browser, signed in as the owner. */
export interface Editor {
	page: Page;
	/** Exceptions in the browser since the start. */
	faults: string[];
	/** Opens the form of one node of a saved workflow. */
	openNode(workflowId: string, nodeId: string): Promise<void>;
	/** Opens a workflow on the canvas. */
	openWorkflow(workflowId: string): Promise<void>;
	/** Keeps what is on the screen as artifacts/screenshots/<name>.png. */
	keep(name: string): Promise<void>;
	close(): Promise<void>;
}

/** Opens n8n's editor in the Chromium or Chrome of this machine, `CHROMIUM` or the usual places. */
export async function openEditor(url: string): Promise<Editor> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await launch();
	const page = await browser.newPage({ viewport: { width: 1440, height: 1200 } });
	page.setDefaultTimeout(60_000);
	const faults: string[] = [];
	page.on('pageerror', ({ message }) => faults.push(message));

	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
	await page.locator('input[name="password"]').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((address) => !address.pathname.includes('signin'));

	return {
		page,
		faults,
		openNode: async (workflowId, nodeId) => {
			await page.goto(`${url}/workflow/${workflowId}/${nodeId}`);
			await page.getByTestId('node-parameters').waitFor();
		},
		openWorkflow: async (workflowId) => {
			await page.goto(`${url}/workflow/${workflowId}`);
			await page.getByTestId('canvas-node').first().waitFor();
		},
		keep: async (name) => {
			mkdirSync(screenshots, { recursive: true });
			await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
		},
		close: async () => await browser.close(),
	};
}

async function launch(): Promise<Browser> {
	const places = ['chromium', 'chromium-browser', 'google-chrome'].map(
		(name) => `/usr/bin/${name}`,
	);
	const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
	if (executablePath === undefined) {
		throw new Error('There is no Chromium. Install it, or set CHROMIUM to where it is');
	}
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
