/**
 * `npm run editor:sheet`: every form of every node in n8n's editor, the dialogs, the node panel and the
 * canvas, in both colour schemes, as sheets in artifacts/sheets. They are for looking at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';

import { choicesOf, menuOf } from '../package/fields';
import { publishedNodes, typeName } from '../package/published';
import { projectFolder } from '../release/pack';
import { startStack, type Stack } from '../stack';
import { openEditor, type Editor } from './index';
import { searches } from './searches';
import { contactSheets, type Shot } from './sheet';
import { saveWorkflow, type PlacedNode } from './workflow';

/** A long form is seen whole in a high window. */
const high = { width: 1440, height: 1700 };

const folder = path.join(projectFolder, 'artifacts', 'sheets');

/** Every choice of a node's menus as a node on the canvas. */
function formsOf(
	{ description }: { description: INodeTypeDescription },
	type: string,
): PlacedNode[] {
	const credentials = (description.credentials ?? []).map(({ name }) => name);
	const place = (parameters: Record<string, unknown>): PlacedNode => {
		const id = [description.name, ...Object.values(parameters)].join('-');
		return { id, type, parameters, credentials };
	};
	const menu = menuOf(description);
	const choices = (name: string) =>
		choicesOf(description.properties.find((field) => field.name === name) ?? ({} as never));
	const places = ['channel', 'source'].find((name) => choices(name).length > 0);
	if (menu.some(({ resource }) => resource !== undefined)) {
		return menu.map(({ resource, entry }) => place({ resource, operation: entry.value }));
	}
	const inPlaces = choices(places ?? '').map(({ value }) => ({ [places ?? '']: value }));
	if (menu.length === 0) return inPlaces.map(place);
	const shownFor = description.properties.find(({ name }) => name === places)?.displayOptions?.show
		?.operation;
	return menu.flatMap(({ entry }) =>
		shownFor?.includes(entry.value) === false
			? [place({ operation: entry.value })]
			: inPlaces.map((chosen) => place({ ...chosen, operation: entry.value })),
	);
}

const forms = publishedNodes.flatMap(({ type }) => formsOf(type, typeName(type)));

/** One SMS that goes out and one that cannot, for the panels of output and error. */
const sms = (id: string, sender: string): PlacedNode => ({
	id,
	type: 'n8n-nodes-mitto.mittoSend',
	credentials: ['mittoApi'],
	parameters: {
		trafficAccountId: { __rl: true, mode: 'id', value: '4ae53d46-66d8-4aff-9f13-621f53b90001' },
		destination: '+385911234567',
		sender,
		text: 'Your parcel arrives today between 14:00 and 16:00.',
	},
});

async function main(only: string | undefined): Promise<void> {
	const stack = await startStack({ examples: false });
	try {
		for (const colorScheme of ['light', 'dark'] as const) {
			const editor = await openEditor(stack.n8n.url, { colorScheme, ...high });
			const views = { panel, canvas, credentials, runs, forms: formShots };
			for (const [name, view] of Object.entries(views)) {
				if (only !== undefined && only !== name) continue;
				const shots = await view(stack, editor);
				// A whole screen needs more room than a form.
				const columns = { canvas: 1, runs: 2 }[name] ?? 4;
				await keep(editor, `${name}-${colorScheme}`, shots, columns);
			}
			await editor.close();
		}
	} finally {
		await stack.stop();
	}
}

async function keep(editor: Editor, name: string, shots: Shot[], columns: number): Promise<void> {
	const browser = editor.page.context().browser();
	if (browser === null) throw new Error('The browser is gone');
	const sheets = await contactSheets(browser, shots, { columns, width: 1440 / columns + 80 });
	mkdirSync(folder, { recursive: true });
	sheets.forEach((png, index) => {
		const file = path.join(folder, `${name}-${index + 1}.png`);
		writeFileSync(file, png);
		console.log(path.relative(process.cwd(), file));
	});
}

async function formShots(stack: Stack, editor: Editor): Promise<Shot[]> {
	const { id } = await saveWorkflow(stack.api, 'Forms', forms);
	const shots: Shot[] = [];
	for (const [index, form] of forms.entries()) {
		if (index === 0) await editor.openNode(id, form.id);
		else await goTo(editor, id, form.id);
		// Lists of accounts and templates come from the vendor.
		await editor.page.waitForTimeout(500);
		shots.push({
			caption: form.id,
			png: await editor.page.getByTestId('node-parameters').screenshot(),
		});
		if (shots.length % 10 === 0) console.log(`${shots.length} of ${forms.length} forms`);
	}
	return shots;
}

/** To another node without loading the editor again, which takes seconds. */
async function goTo({ page }: Editor, workflowId: string, nodeId: string): Promise<void> {
	const address = JSON.stringify(`/workflow/${workflowId}/${nodeId}`);
	await page.evaluate(
		`history.pushState({}, '', ${address}); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`,
	);
	await page
		.getByTestId('ndv')
		.getByText(nodeId, { exact: true })
		.first()
		.waitFor({ state: 'attached' });
}

async function panel({ api }: Stack, { page, openWorkflow }: Editor): Promise<Shot[]> {
	const nothing = { id: 'nothing', type: 'n8n-nodes-base.noOp', parameters: {} };
	const { id } = await saveWorkflow(api, 'Empty', [nothing]);
	await openWorkflow(id);
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.getByTestId('node-creator-plus-button').click();
	const shots: Shot[] = [];
	for (const word of Object.keys(searches)) {
		await page.getByTestId('node-creator-search-bar').fill(word);
		await page.waitForTimeout(700);
		shots.push({ caption: word, png: await page.getByTestId('node-creator').screenshot() });
	}
	await page.setViewportSize(high);
	return shots;
}

async function canvas({ api }: Stack, { page, openWorkflow }: Editor): Promise<Shot[]> {
	const { id } = await saveWorkflow(api, 'Canvas', forms.slice(0, 24));
	await openWorkflow(id);
	await page.waitForTimeout(1000);
	return [{ caption: 'canvas', png: await page.screenshot() }];
}

async function credentials({ api }: Stack, { page, openCredential }: Editor): Promise<Shot[]> {
	const shots: Shot[] = [];
	for (const { id, name } of await api.credentials()) {
		await openCredential(id);
		await page.waitForTimeout(1500);
		shots.push({ caption: name, png: await page.getByTestId('editCredential-modal').screenshot() });
	}
	return shots;
}

async function runs({ api }: Stack, { page, openNode }: Editor): Promise<Shot[]> {
	const start = { id: 'start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
	const tried = [sms('good', 'MyShop'), sms('bad', 'A sender that is far too long')];
	const { id } = await saveWorkflow(api, 'Runs', [start, ...tried], { start: ['good', 'bad'] });
	const shots: Shot[] = [];
	for (const node of tried) {
		await openNode(id, node.id);
		await page.getByTestId('node-execute-button').click();
		await page.waitForTimeout(4000);
		shots.push({ caption: node.id, png: await page.screenshot() });
	}
	return shots;
}

main(process.argv[2]).catch((reason: Error) => {
	console.error(reason);
	process.exit(1);
});
