import type { INodeTypeDescription } from 'n8n-workflow';

import type { SavedWorkflow } from '../../tools/n8n/api';
import { openEditor, type Editor } from '../../tools/editor';
import { saveWorkflow } from '../../tools/editor/workflow';
import { startStack, type Stack } from '../../tools/stack';
import { choicesOf } from '../../tools/package/fields';
import { publishedNode, publishedNodes, typeName } from '../../tools/package/published';

/** One form to look at: a node, with one of its channels chosen where it has any. */
interface Form {
	id: string;
	type: string;
	parameters: Record<string, unknown>;
	description: INodeTypeDescription;
}

const forms = publishedNodes.flatMap(({ type }): Form[] => {
	const { description } = type;
	const form = { id: description.name, type: typeName(type), parameters: {}, description };
	const channels = description.properties.find(({ name }) => name === 'resource');
	if (channels === undefined) return [form];
	return choicesOf(channels).map(({ value }) => ({
		...form,
		id: `${description.name}-${String(value)}`,
		parameters: { resource: value },
	}));
});

const sms = (id: string, parameters: object) => ({
	id,
	type: 'n8n-nodes-mitto.mittoSend',
	parameters: {
		trafficAccountId: { __rl: true, mode: 'id', value: '4ae53d46-66d8-4aff-9f13-621f53b90001' },
		destination: '+385911234567',
		sender: 'MyShop',
		text: 'Hello',
		...parameters,
	},
});

const account = (value: string) => ({ __rl: true, mode: 'id', value });
const whatsAppTemplate = {
	trafficAccountId: account('679b453b-c876-49b0-b30e-c2b4c1c60004'),
	templateName: { __rl: true, mode: 'list', value: 'order_shipped' },
};
const templateLabels = ['Language', 'Body 1 (e.g. Ana)', 'Body 2 (e.g. 4711)'];

let stack: Stack;
let editor: Editor;
let emptyWorkflow: SavedWorkflow;
let formsWorkflow: SavedWorkflow;
let runWorkflow: SavedWorkflow;
let wishesWorkflow: SavedWorkflow;

beforeAll(async () => {
	stack = await startStack({ examples: false });
	// Without a trigger, so that the node panel offers triggers and actions alike.
	const nothing = { id: 'nothing', type: 'n8n-nodes-base.noOp', parameters: {} };
	emptyWorkflow = await save('Empty', [nothing], {});
	formsWorkflow = await save('Forms', forms, {});
	runWorkflow = await save(
		'Runs',
		[
			{ id: 'start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			sms('dry', { options: { dryRun: true } }),
			sms('bad', { sender: 'A sender that is far too long' }),
			{ id: 'next', type: 'n8n-nodes-base.noOp', parameters: {} },
		],
		{ start: ['dry', 'bad'], dry: ['next'] },
	);
	wishesWorkflow = await save(
		'Wishes',
		[
			{
				id: 'template',
				type: 'n8n-nodes-mitto.mittoSend',
				parameters: { resource: 'whatsApp', operation: 'sendTemplate', ...whatsAppTemplate },
			},
			sms('guards', {
				options: {
					allowedCountries: ['HR', 'SI'],
					allowedRecipients: '+385*',
					mostRecipients: 1,
					mostParts: 2,
				},
			}),
			{
				id: 'variants',
				type: 'n8n-nodes-mitto.mittoBulk',
				parameters: {
					trafficAccountId: account('4ae53d46-66d8-4aff-9f13-621f53b90001'),
					sender: 'MyShop',
					text: 'Hello',
					variants: {
						variant: [
							{ variantName: 'Short', share: 30, sender: 'MyShop', text: 'Hi' },
							{
								share: 20,
								channel: 'whatsApp',
								messageType: 'sendTemplate',
								...whatsAppTemplate,
							},
						],
					},
					options: { controlGroup: 10, testRecipients: '+385911234567' },
				},
			},
		],
		{},
	);
	editor = await openEditor(stack.n8n.url);
}, 1_200_000);

afterAll(async () => {
	await editor?.close();
	await stack?.stop();
});

/** Saves nodes that are named by their ids, with the credentials that they ask for. */
async function save(
	name: string,
	nodes: Array<{ id: string; type: string; parameters: object }>,
	connections: Record<string, string[]>,
): Promise<SavedWorkflow> {
	const placed = nodes.map((node) => ({ ...node, credentials: credentialsOf(node.type) }));
	return await saveWorkflow(stack.api, name, placed, connections);
}

function credentialsOf(type: string): string[] {
	return (publishedNode(type)?.description.credentials ?? []).map(({ name }) => name);
}

it('the node panel finds every node of the package', async () => {
	const { page } = editor;
	await editor.openWorkflow(emptyWorkflow.id);
	await page.getByTestId('node-creator-plus-button').click();
	for (const { type } of publishedNodes) {
		// The panel leaves the word "Trigger" out.
		const displayName = type.description.displayName.replace(/ Trigger$/, '');
		await page.getByTestId('node-creator-search-bar').fill(displayName);
		const found = page
			.getByTestId('node-creator-item-name')
			.getByText(displayName, { exact: true });
		await found.first().waitFor();
	}
	await page.getByTestId('node-creator-search-bar').fill('Mitto');
	await editor.keep('node-panel');
});

it.each(forms)('the form "$id" opens', async ({ id, description }) => {
	const { page } = editor;
	await editor.openNode(formsWorkflow.id, id);
	// The first field that this form shows, whatever is chosen.
	const first = description.properties.find(({ type }) => !['notice', 'hidden'].includes(type));
	await page.getByTestId(`parameter-input-${first?.name}`).first().waitFor();
	await editor.keep(`form-${id}`);
	expect(await page.locator('.el-notification__group:has-text("Problem")').count()).toBe(0);
	expect(editor.faults).toEqual([]);
});

it('the next node sees what a send gives out, before anything ran', async () => {
	const { page } = editor;
	await editor.openNode(runWorkflow.id, 'next');
	const panel = page.getByTestId('ndv-input-panel');
	await panel.getByText('messageId', { exact: true }).waitFor();
	await panel.getByText('outcome', { exact: true }).waitFor();
	await editor.keep('output-before-run');
});

it('a dry run shows the exact request, and nothing is sent', async () => {
	const { page } = editor;
	stack.sandbox.world.ledger.clear();
	await editor.openNode(runWorkflow.id, 'dry');
	await page.getByTestId('node-execute-button').click();
	await page.getByTestId('output-panel').getByText('dryRun').first().waitFor();
	await editor.keep('dry-run');
	expect(stack.sandbox.world.ledger.list()).toEqual([]);
});

it('an error names field, value and remedy', async () => {
	const { page } = editor;
	await editor.openNode(runWorkflow.id, 'bad');
	await page.getByTestId('node-execute-button').click();
	const panel = page.getByTestId('output-panel');
	await panel.getByText('Sender is "A sender that is far too long"').first().waitFor();
	await panel.getByText('1 to 11 letters and digits').first().waitFor();
	await editor.keep('error');
});

it('a WhatsApp template brings its language and variables along', async () => {
	const { page } = editor;
	await editor.openNode(wishesWorkflow.id, 'template');
	const form = page.getByTestId('node-parameters');
	for (const label of templateLabels) await form.getByText(label, { exact: true }).waitFor();
	await editor.keep('whatsapp-template');
	expect(editor.faults).toEqual([]);
});

it('guards show what is allowed', async () => {
	const { page } = editor;
	await editor.openNode(wishesWorkflow.id, 'guards');
	const form = page.getByTestId('node-parameters');
	await form.getByText('Most SMS Parts per Message', { exact: true }).scrollIntoViewIfNeeded();
	await editor.keep('guards');
	expect(editor.faults).toEqual([]);
});

it('variants have a message of their own, also from a template', async () => {
	const { page } = editor;
	await editor.openNode(wishesWorkflow.id, 'variants');
	const form = page.getByTestId('node-parameters');
	await form.getByText('Share (%)', { exact: true }).first().scrollIntoViewIfNeeded();
	await editor.keep('variants');
	// In a list of messages the values are filled in by hand: n8n draws no resource mapper there.
	await form.getByText('Add Value', { exact: true }).scrollIntoViewIfNeeded();
	await editor.keep('variants-template');
	await form.getByText('Test Recipients', { exact: true }).scrollIntoViewIfNeeded();
	await editor.keep('variants-options');
	expect(editor.faults).toEqual([]);
});
