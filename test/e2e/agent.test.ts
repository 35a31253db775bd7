import { trafficAccounts } from '../../sandbox/accounts';
import type { Execution, WorkflowJson } from '../../tools/n8n/api';
import { startStack, type Stack } from '../../tools/stack';
import { withCredentialIds } from '../../tools/stack/examples';
import { startModelStub, type ModelStub, type OfferedTool } from '../support/modelStub';

let stack: Stack;
let model: ModelStub;
beforeAll(async () => {
	stack = await startStack({ examples: false });
	model = await startModelStub(byWords);
	await stack.api.createCredential('openAiApi', 'Stub', { apiKey: 'sk-stub', url: model.url });
}, 900_000);
afterAll(async () => {
	await model?.close();
	await stack?.stop();
});
beforeEach(() => stack.sandbox.world.ledger.clear());

/**
 * The simplest model there is: it takes the tool whose description shares most words with the request,
 * and knows the fields of the form by what is said of them. What it gets right, others do.
 */
function byWords(tools: OfferedTool[], request: string) {
	const words = new Set(request.toLowerCase().match(/\p{L}+/gu));
	const score = ({ description = '' }: OfferedTool) =>
		new Set((description.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => words.has(word)))
			.size;
	const [best] = [...tools].sort((a, b) => score(b) - score(a));
	if (best === undefined) return undefined;
	const number = /\+\d+/.exec(request)?.[0] ?? '';
	const said = /"([^"]*)"/.exec(request)?.[1] ?? '';
	const fields = Object.entries(best.parameters?.properties ?? {});
	const input = Object.fromEntries(
		fields.map(([name, { description = '' }]) => [
			name,
			/number/i.test(description) ? number : said,
		]),
	);
	return { name: best.name, input };
}

const accountFor = (channel: string) => ({
	__rl: true,
	mode: 'id',
	value: trafficAccounts.find((account) => account.channel === channel)?.id ?? '',
});

/** Nodes with names that say nothing, so that the descriptions alone tell them apart. */
const tool = (name: string, resource: string, channel: string, more: object = {}) => ({
	id: name,
	name,
	type: 'n8n-nodes-mitto.mittoSendTool',
	typeVersion: 1,
	position: [0, 300],
	credentials: { mittoApi: {} },
	parameters: {
		resource,
		operation: 'sendText',
		trafficAccountId: accountFor(channel),
		destination: "={{ $fromAI('phone', 'Phone number of the customer', 'string') }}",
		text: "={{ $fromAI('text', 'What the message says', 'string') }}",
		options: { allowedCountries: ['HR'], mostRecipients: 1, mostParts: 1 },
		...more,
	},
});

function agentFlow(request: string): WorkflowJson {
	const tools = [
		tool('First', 'sms', 'sms', { sender: 'MyShop' }),
		tool('Second', 'viber', 'viber'),
		tool('Third', 'whatsApp', 'whatsapp'),
	];
	const to = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	return {
		name: 'Agent',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'agent',
				name: 'Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 3.1,
				position: [220, 0],
				parameters: { promptType: 'define', text: request, options: {} },
			},
			{
				id: 'model',
				name: 'Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.2,
				position: [220, 300],
				parameters: { model: { __rl: true, mode: 'id', value: 'stub' }, options: {} },
				credentials: { openAiApi: {} },
			},
			...tools,
		],
		connections: {
			Start: to('main'),
			Model: to('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, to('ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	} as WorkflowJson;
}

async function ask(request: string): Promise<Execution> {
	const workflow = withCredentialIds(agentFlow(request), await stack.api.credentials());
	return await stack.api.run(await stack.api.createWorkflow(workflow));
}

const sent = () =>
	stack.sandbox.world.ledger.list().map(({ destination, body }) => ({ destination, body }));

it('each tool tells what it does, and which fields it wants', async () => {
	await ask('Say nothing');
	expect(model.offered().map(({ description = '' }) => description.slice(0, 13))).toEqual(
		expect.arrayContaining(['Send SMS text', 'Send Viber te', 'Send WhatsApp']),
	);
	expect(model.offered()).toHaveLength(3);
	for (const { parameters } of model.offered()) {
		expect(Object.keys(parameters?.properties ?? {}).sort()).toEqual(['phone', 'text']);
	}
});

it.each([
	['SMS', 'sms'],
	['Viber', 'viber'],
	['WhatsApp', 'whatsapp'],
])('an agent that is asked for %s takes that channel and fills in the form', async (word, key) => {
	const execution = await ask(`Write to +385911234567 by ${word}: "Your parcel is late"`);
	expect(execution.status).toBe('success');
	expect(sent()).toHaveLength(1);
	const [message] = sent();
	expect(message?.destination).toBe('+385911234567');
	expect(message?.body).toHaveProperty(key);
	expect(JSON.stringify(message?.body)).toContain('Your parcel is late');
	expect(model.toolAnswers().at(-1)).toContain('accepted');
});

it.each([
	['another country', 'Write to +4915112345678 by SMS: "Hello"', 'Allowed Countries'],
	[
		'more parts than allowed',
		`Write to +385911234567 by SMS: "${'Long '.repeat(60)}"`,
		'Most SMS Parts per Message',
	],
])('the guards hold against %s, and the agent is told why', async (_what, request, guard) => {
	await ask(request);
	expect(sent()).toEqual([]);
	expect(model.toolAnswers().at(-1)).toContain(guard);
});
