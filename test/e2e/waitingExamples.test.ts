import axios from 'axios';
import { sign } from 'jsonwebtoken';

import { asCallback } from '../../sandbox/control/say';
import { deliver } from '../../sandbox/control/deliver';
import type { SavedWorkflow } from '../../tools/n8n/api';
import { startStack, type Stack } from '../../tools/stack';
import { demoKeys } from '../../tools/stack/credentials';
import { exampleNamed, withCredentialIds, readExamples } from '../../tools/stack/examples';
import { ended } from '../support/e2e';
import { startModelStub, type ModelStub } from '../support/modelStub';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack();
}, 900_000);
afterAll(async () => await stack.stop());
beforeEach(() => stack.sandbox.world.ledger.clear());

const example = (name: string) => exampleNamed(stack.workflows, name);

/** Sends the form with which an example starts. */
async function fill({ nodes }: SavedWorkflow, ...values: string[]): Promise<void> {
	const webhookId = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger')?.webhookId;
	const body = new FormData();
	values.forEach((value, index) => body.append(`field-${index}`, value));
	await axios.post(`${stack.n8n.url}/form/${String(webhookId)}`, body);
}

const sent = () => stack.sandbox.world.ledger.list();

async function until(holds: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error('It did not come to it in time');
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

const linkIn = (body: unknown) =>
	/http:\/\/[^"\s\\]+\/webhook-waiting\/[^"\s\\]+/.exec(JSON.stringify(body))?.[0] ?? '';

/** Answers on the page of the message that left last, once the flow waits. */
async function answerOnPage(answer: string): Promise<void> {
	await until(() => sent().length > 0);
	const link = linkIn(sent().at(-1)?.body);
	const open = async () => (await axios.get(link, { validateStatus: () => true })).status === 200;
	await until(open);
	await axios.post(link, new URLSearchParams({ answer }));
}

/** Names of the nodes that ran in the newest execution that has ended, and whether it did well. */
async function ran(workflow: SavedWorkflow, count = 1): Promise<string[]> {
	const execution = (await ended(stack.api, workflow.id, count)).at(-1);
	expect(execution?.data?.resultData.error?.message).toBeUndefined();
	expect(execution?.status).toBe('success');
	return Object.keys(execution?.data?.resultData.runData ?? {});
}

it('a one-time code arrives, and the flow asks for it', async () => {
	const execution = await stack.api.run(example('One-time code: Viber, then SMS'));
	expect(execution.status).toBe('success');
	expect(Object.keys(execution.data?.resultData.runData ?? {})).toContain('Ask for the Code');
});

it.each([
	['approve', 'Refund', 1],
	['decline', 'Decline', 2],
])('an approval by SMS takes "%s" to "%s"', async (answer, node, count) => {
	const workflow = example('Approval by SMS');
	await fill(workflow, '4711', '20 €');
	await answerOnPage(answer);
	expect(await ran(workflow, count)).toContain(node);
});

it.each([
	['afternoon', 'Deliver in the Afternoon', 1],
	['Evening', 'Deliver in the Evening', 2],
])('a question in a Viber chat takes "%s" to "%s"', async (text, node, count) => {
	const { world } = stack.sandbox;
	const person = '01234567890A=';
	const workflow = example('Question in a Viber chat');
	await fill(workflow, '4711', person);
	await until(() => sent().length > 0);
	expect(sent()[0]?.body).toMatchObject({ keyboard: { Type: 'keyboard' } });

	const answer = await deliver('viber', asCallback('viber', { text, from: person }, world), world);
	expect(answer).toMatchObject({ status: 200, body: { status: 'handedOn' } });
	expect(await ran(workflow, count)).toContain(node);
	// The flow whose trigger took the answer did not start.
	expect(await stack.api.executions(example('Answer a message to a Viber bot').id)).toEqual([]);
	expect(sent()).toHaveLength(1);
});

describe('the tool of an AI agent', () => {
	const customer = '+385911234567';
	let model: ModelStub;
	let workflow: SavedWorkflow;
	beforeAll(async () => {
		model = await startModelStub({ phone: customer, text: 'Your parcel is late' });
		await stack.api.createCredential('openAiApi', 'Stub', { apiKey: 'sk-stub', url: model.url });
		const given = readExamples().find(({ name }) => name.startsWith('AI agent'));
		if (given === undefined) throw new Error('The example of the agent is gone');
		const nodes = given.nodes.map((node) => ({
			...node,
			...(node.type.endsWith('lmChatOpenAi') && { credentials: { openAiApi: {} } }),
			...(node.webhookId !== undefined && { webhookId: 'agent-form' }),
		}));
		workflow = await stack.api.createWorkflow(
			withCredentialIds({ ...given, name: 'Agent', nodes }, await stack.api.credentials()),
		);
		await stack.api.activate(workflow);
	});
	afterAll(async () => await model.close());

	it('runs once a person has approved it', async () => {
		await fill(workflow, 'Tell the customer that the parcel is late');
		await until(() => sent().length > 0);
		expect(JSON.stringify(sent()[0]?.body)).toContain(
			`The assistant wants to write to ${customer}:\\\\nYour parcel is late`.replace('\\\\', '\\'),
		);
		expect(sent().map(({ destination }) => destination)).toEqual(['+385917654321']);
		await answerOnPage('approve');
		await ran(workflow, 1);
		expect(sent().map(({ destination }) => destination)).toEqual(['+385917654321', customer]);
		expect(model.toolAnswers().at(-1)).toContain('accepted');
	}, 120_000);

	it('does not run when the person has declined it', async () => {
		await fill(workflow, 'Tell the customer that the parcel is late');
		await answerOnPage('decline');
		await ran(workflow, 2);
		expect(sent().map(({ destination }) => destination)).toEqual(['+385917654321']);
		expect(model.toolAnswers().at(-1)).toContain('rejected');
	}, 120_000);
});

it('an answer finds its flow at the address that was kept', async () => {
	const { world } = stack.sandbox;
	await stack.api.createDataTable('Open questions', ['phone', 'resumeAddress']);
	const workflow = example('Question by SMS, answered at a kept address');
	const person = '385911234567';
	await fill(workflow, `+${person}`);
	await until(() => sent().length > 0);

	const hook = workflow.nodes.find(({ type }) => type.endsWith('mittoInboundTrigger'))?.webhookId;
	const token = sign({ nbf: 1, exp: Math.floor(Date.now() / 1000) + 600 }, demoKeys.inbound, {
		algorithm: 'HS256',
		noTimestamp: true,
	});
	const url = `${stack.n8n.url}/webhook/${String(hook)}/inbound?token=${token}`;
	await deliver('sms', asCallback('sms', { text: 'yes', from: person, url }), world);
	await ended(stack.api, workflow.id, 2);
	const runs = (await stack.api.executions(workflow.id)).map(
		({ data }) => data?.resultData.runData,
	);
	const resumed = runs.find((run) => run?.['Mitto Send'] !== undefined);
	expect(resumed?.['Mitto Send']?.[0]?.data?.main[0]?.[0]?.json).toMatchObject({
		outcome: 'resumed',
	});
	expect(runs.some((run) => run?.['Keep It'] !== undefined)).toBe(true);
}, 120_000);
