import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { selectors, type Page } from 'playwright-core';

import { owner } from '../n8n/api';
import { projectFolder } from '../release/pack';
import { launchChromium } from './chromium';

const screenshots = path.join(projectFolder, 'artifacts', 'screenshots');

export interface EditorSettings {
	colorScheme?: 'light' | 'dark';
	width?: number;
	height?: number;
}

/** n8n's editor in a browser, signed in as the owner. */
export interface Editor {
	page: Page;
	colorScheme: 'light' | 'dark';
	/** Exceptions in the browser since the start. */
	faults: string[];
	/** Opens the form of one node of a saved workflow. */
	openNode(workflowId: string, nodeId: string): Promise<void>;
	/** Opens a workflow on the canvas. */
	openWorkflow(workflowId: string): Promise<void>;
	/** Opens the dialog of a saved credential. */
	openCredential(id: string): Promise<void>;
	/** Keeps what is on the screen as artifacts/screenshots/<name>.png. */
	keep(name: string): Promise<void>;
	close(): Promise<void>;
}

/** Opens n8n's editor in the Chromium or Chrome of this machine. */
export async function openEditor(
	url: string,
	{ colorScheme = 'light', width = 1440, height = 1200 }: EditorSettings = {},
): Promise<Editor> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await launchChromium();
	// n8n follows the colour scheme of the system unless told otherwise.
	const page = await browser.newPage({ viewport: { width, height }, colorScheme });
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
		colorScheme,
		faults,
		openNode: async (workflowId, nodeId) => {
			await page.goto(`${url}/workflow/${workflowId}/${nodeId}`);
			await page.getByTestId('node-parameters').waitFor();
		},
		openWorkflow: async (workflowId) => {
			await page.goto(`${url}/workflow/${workflowId}`);
			await page.getByTestId('canvas-node').first().waitFor();
		},
		openCredential: async (id) => {
			await page.goto(`${url}/home/credentials/${id}`);
			await page.getByTestId('editCredential-modal').waitFor();
		},
		keep: async (name) => {
			mkdirSync(screenshots, { recursive: true });
			await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
		},
		close: async () => await browser.close(),
	};
}
