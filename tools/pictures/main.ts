/**
 * `npm run pictures`: takes the pictures of README and docs from a real n8n and from the phone page, in
 * both colour schemes. What they show is listed in pictures.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import axios from 'axios';

import { openEditor, type Editor } from '../editor';
import type { SavedWorkflow } from '../n8n/api';
import { projectFolder } from '../release/pack';
import { startStack, type Stack } from '../stack';
import { exampleNamed } from '../stack/examples';
import { colorSchemes, pictureFile, pictures, type Picture, type Scene } from './pictures';

async function main(only: string[]): Promise<void> {
	const wanted = pictures.filter(({ name }) => only.length === 0 || only.includes(name));
	const stack = await startStack();
	try {
		for (const colorScheme of colorSchemes) {
			const editor = await openEditor(stack.n8n.url, { colorScheme, width: 1280, height: 660 });
			for (const picture of wanted) {
				// Phones that show nothing but what is sent now.
				await axios.delete(`${stack.sandbox.url}/control/ledger`);
				const file = pictureFile(picture.name, colorScheme);
				mkdirSync(path.dirname(path.join(projectFolder, file)), { recursive: true });
				writeFileSync(path.join(projectFolder, file), await take(stack, editor, picture));
				console.log(file);
			}
			await editor.close();
		}
	} finally {
		await stack.stop();
	}
}

async function take(stack: Stack, editor: Editor, { scene }: Picture): Promise<Buffer> {
	const workflow = exampleNamed(stack.workflows, scene.example);
	switch (scene.kind) {
		case 'canvas':
			return await canvas(editor, workflow);
		case 'form':
			return await form(editor, workflow, scene.node);
		case 'phone':
		case 'message':
			return await phone(stack, editor, workflow, scene);
	}
}

async function canvas({ page, openWorkflow }: Editor, { id }: SavedWorkflow): Promise<Buffer> {
	await openWorkflow(id);
	await page.getByTestId('zoom-to-fit').click();
	await page.waitForTimeout(1500);
	await page.evaluate(alone('.vue-flow'));
	return await page.locator('.vue-flow').first().screenshot();
}

/** Hides what lies over a part of the page; run in the browser. */
const alone = (selector: string) => `
	for (let part = document.querySelector(${JSON.stringify(selector)}); part; part = part.parentElement) {
		for (const other of part.parentElement?.children ?? []) {
			if (other !== part) other.style.visibility = 'hidden';
		}
	}
	for (const panel of document.querySelectorAll('.vue-flow__panel')) panel.style.visibility = 'hidden';
`;

async function form(
	{ page, openNode }: Editor,
	{ id, nodes }: SavedWorkflow,
	name: string,
): Promise<Buffer> {
	const node = nodes.find((candidate) => candidate.name === name);
	await openNode(id, String(node?.id));
	await page.getByTestId('node-execute-button').click();
	await page.getByTestId('output-panel').getByText('accepted').first().waitFor();
	// The notice that it went well stands before what it is about.
	await page.addStyleTag({ content: '.el-notification { display: none !important }' });
	await page.waitForTimeout(500);
	return await page.getByTestId('ndv').first().screenshot();
}

async function phone(
	{ api, sandbox }: Stack,
	{ page, colorScheme }: Editor,
	workflow: SavedWorkflow,
	scene: Extract<Scene, { kind: 'phone' | 'message' }>,
): Promise<Buffer> {
	const { id } = await api.begin(workflow).then(async (execution) => await api.finished(execution));
	const last = sandbox.world.ledger.list().at(-1);
	if (last === undefined) throw new Error(`Execution ${id} of "${workflow.name}" sent nothing`);
	const place =
		scene.kind === 'message'
			? `message/${encodeURIComponent(last.messageId)}`
			: `conversation/${last.channel}/${encodeURIComponent(last.destination)}`;
	if (scene.kind === 'phone') {
		await page.goto(`${sandbox.url}/${place}`);
		await page.locator('.bubble').last().waitFor();
		await page.waitForTimeout(500);
		return await page.screenshot();
	}
	// A message is small, so it may have twice as many pixels.
	const sharp = await page.context().browser()?.newPage({ colorScheme, deviceScaleFactor: 2 });
	if (sharp === undefined) throw new Error('The browser is gone');
	await sharp.goto(`${sandbox.url}/${place}`);
	await sharp.locator('[data-ready="true"]').waitFor();
	const png = await sharp.locator('.bubble').screenshot();
	await sharp.close();
	return png;
}

main(process.argv.slice(2)).catch((reason: Error) => {
	console.error(reason);
	process.exit(1);
});
