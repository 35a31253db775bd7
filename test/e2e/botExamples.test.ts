import { asCallback } from '../../sandbox/control/say';
import { deliver, registered, type Deliverer } from '../../sandbox/control/deliver';
import type { SavedWorkflow, WorkflowJson } from '../../tools/n8n/api';
import { furnish, startStack, type Stack } from '../../tools/stack';
import { exampleNamed, isLeftToTheUser, withCredentialIds } from '../../tools/stack/examples';
import { ended, outputOf } from '../support/e2e';
import { startModelStub, type ModelStub, type OfferedTool } from '../support/modelStub';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack();
}, 900_000);
afterAll(async () => await stack.stop());
beforeEach(() => stack.sandbox.world.ledger.clear());
afterEach(() => stack.sandbox.world.faults.set([]));

const example = (name: string) => exampleNamed(stack.workflows, name);

const sent = () => stack.sandbox.world.ledger.list();
const recipients = () => sent().map(({ destination }) => destination);

it('a loop sends batch by batch, and counts all of them', async () => {
	const execution = await stack.api.run(example('SMS in batches, with a step after each'));
	expect(execution.status).toBe('success');

	const runs = execution.data?.resultData.runData?.['Mitto Send'] ?? [];
	expect(runs.map(({ data }) => data?.main[0]?.length)).toEqual([2, 2, 1]);
	const five = [1, 2, 3, 4, 5].map((last) => `+38591123456${last}`);
	expect(recipients().sort()).toEqual(five);

	const kept = execution.data?.resultData.runData?.['Note Them'] ?? [];
	const rows = kept.flatMap(({ data }) => data?.main[0] ?? []).map(({ json }) => json);
	const byPhone = new Map(sent().map(({ destination, messageId }) => [destination, messageId]));
	expect(rows).toEqual(five.map((phone) => ({ phone, messageId: byPhone.get(phone) })));
	expect(outputOf(execution, 'Count')).toEqual([{ sent: 5 }]);
});

it('the error output collects whom nothing was sent to, and why', async () => {
	const refused = '+385911234563';
	stack.sandbox.world.faults.set([{ kind: 'refuseRecipient', recipient: refused }]);
	const execution = await stack.api.run(example('SMS with an output for what failed'));
	expect(execution.status).toBe('success');

	expect(recipients().sort()).toEqual(['+385911234561', '+385911234564']);
	expect(outputOf(execution, 'Sent')).toEqual(
		['+385911234561', '+385911234564'].map((recipient) => ({
			recipient,
			messageId: sent().find(({ destination }) => destination === recipient)?.messageId,
		})),
	);
	const text = (part: string) => expect.stringContaining(part) as string;
	expect(outputOf(execution, 'Failed')).toEqual([
		{
			recipient: 'ask his sister',
			error: text('To is "ask his sister"'),
			message: text('It must have 5 to 15 digits'),
			outcome: 'skipped',
		},
		{
			recipient: refused,
			error: text('The destination is invalid'),
			message: text('Correct what the vendor names'),
			outcome: 'rejected',
		},
	]);
});

describe.each<[string, string, Deliverer, string]>([
	['A Viber bot with a menu', 'Answer a message to a Viber bot', 'viber', '01234567890A='],
	[
		'A Telegram bot that calls a person in',
		'Answer a message or a tap in Telegram',
		'telegram',
		'1111111',
	],
])('"%s"', (name, other, vendor, person) => {
	let count = 0;

	/** Writes to the bot, waits for the end of the flow, and gives what left since. */
	async function write(text: string) {
		const { world } = stack.sandbox;
		const workflow = example(name);
		const answer = await deliver(vendor, asCallback(vendor, { text, from: person }, world), world);
		expect(answer).toMatchObject({ status: 200, body: { status: 'accepted' } });
		const execution = (await ended(stack.api, workflow.id, ++count)).at(-1);
		expect(execution?.data?.resultData.error?.message).toBeUndefined();
		expect(execution?.status).toBe('success');
		return sent().map(({ destination, body }) => ({ destination, said: JSON.stringify(body) }));
	}

	const said = (part: string) => expect.stringContaining(part) as string;

	const published = async (which: string) => (await stack.api.workflow(example(which).id)).active;
	let atFirst: boolean[] = [];
	beforeAll(async () => {
		atFirst = [await published(other), await published(name)];
		await stack.api.deactivate(example(other));
		await stack.api.activate(example(name));
	});

	it(`leaves the webhook of the bot to "${other}"`, () => expect(atFirst).toEqual([true, false]));

	it('keeps the webhook, once it has it, when the demo starts again', async () => {
		const { world } = stack.sandbox;
		delete world.viberWebhook;
		delete world.telegramWebhook;
		await furnish(stack.api, stack.sandbox.url, true);
		const { nodes } = example(name);
		const hook = nodes.find(({ type }) => type.endsWith('mittoInboundTrigger'))?.webhookId;
		expect(registered[vendor](world)).toContain(`/webhook/${String(hook)}/`);
		expect(await published(other)).toBe(false);
	}, 60_000);

	if (vendor === 'viber') {
		it.each([
			['Hello there', 'What would you like to know?'],
			['hours', 'from Monday to Saturday'],
			['When is the Delivery?', 'Orders placed before noon'],
			['returns', 'within 30 days'],
		])('answers "%s" and shows the menu', async (text, answer) => {
			expect(await write(text)).toEqual([{ destination: person, said: said(answer) }]);
			const { keyboard } = sent()[0]?.body as { keyboard: { Buttons: object[] } };
			expect(keyboard.Buttons).toMatchObject(
				['hours', 'delivery', 'returns'].map((ActionBody) => ({
					ActionType: 'reply',
					ActionBody,
				})),
			);
		});
		return;
	}

	it.each([
		['When are you open?', 'from Monday to Saturday'],
		['Can I return it?', 'within 30 days'],
	])('answers "%s" by itself', async (text, answer) => {
		expect(await write(text)).toEqual([{ destination: person, said: said(answer) }]);
	});

	const support = '+385917654321';

	it.each(['I want a HUMAN', 'My parcel is blue'])('passes "%s" on to support', async (text) => {
		expect(await write(text)).toEqual([
			{ destination: support, said: said(`Telegram chat ${person} needs you: ${text}`) },
			{ destination: person, said: said('passed this on') },
		]);
	});

	it('promises nothing when the SMS to support was refused', async () => {
		stack.sandbox.world.faults.set([{ kind: 'refuseRecipient', recipient: support }]);
		expect(await write('human')).toEqual([
			{ destination: person, said: said('could not reach a colleague') },
		]);
	});
});

describe('an AI agent within limits', () => {
	let model: ModelStub;
	let workflow: SavedWorkflow;
	beforeAll(async () => {
		model = await startModelStub(asAsked);
		await stack.api.createCredential('openAiApi', 'Stub', { apiKey: 'sk-stub', url: model.url });
		const given = example('SMS by an AI agent, within limits');
		const { name, connections, settings } = given;
		const nodes = given.nodes.map((node) =>
			isLeftToTheUser(node) ? { ...node, credentials: { openAiApi: {} } } : node,
		);
		const copy: WorkflowJson = { name: `${name}, with a model`, nodes, connections, settings };
		workflow = await stack.api.createWorkflow(
			withCredentialIds(copy, await stack.api.credentials()),
		);
	}, 60_000);
	afterAll(async () => await model.close());

	/** A model that does what it is asked, however wrong that is. */
	function asAsked([tool]: OfferedTool[], request: string) {
		const phone = /\+\d+/.exec(request)?.[0] ?? '';
		const text = /"([^"]*)"/.exec(request)?.[1] ?? '';
		return { name: tool?.name ?? '', input: { phone, text } };
	}

	const ask = async (chatInput: string) => await stack.api.run(workflow, [{ chatInput }]);

	it('writes to a customer', async () => {
		const execution = await ask('Tell +385911234567: "Your parcel is late"');
		expect(execution.status).toBe('success');
		expect(recipients()).toEqual(['+385911234567']);
		expect(JSON.stringify(sent()[0]?.body)).toContain('Your parcel is late');
		expect(model.toolAnswers().at(-1)).toContain('accepted');
	});

	it.each([
		['somebody who is no customer', '+385951112223', 'Hello', 'Allowed Recipients'],
		['a customer in another country', '+38640123456', 'Hello', 'Allowed Countries'],
		['a customer at length', '+385911234567', 'Long '.repeat(60), 'Most SMS Parts per Message'],
	])('does not write to %s, and is told why', async (_whom, phone, text, guard) => {
		await ask(`Tell ${phone}: "${text}"`);
		expect(sent()).toEqual([]);
		expect(model.toolAnswers().at(-1)).toContain(guard);
	});
});
