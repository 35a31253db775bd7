import { sign } from 'jsonwebtoken';
import type { Browser, Locator, Page } from 'playwright-core';

import type { Channel } from '../../sandbox/wire';
import { startStack, type Stack } from '../../tools/stack';
import { readExamples } from '../../tools/stack/examples';
import { launchChromium } from '../../tools/editor/chromium';
import { openPage } from '../support/phone';

let stack: Stack;
let browser: Browser;
let page: Page;
beforeAll(async () => {
	stack = await startStack();
	browser = await launchChromium();
	page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
	page.setDefaultTimeout(60_000);
	await tellAddresses();
}, 900_000);
afterAll(async () => {
	await browser?.close();
	await stack?.stop();
});

const workflow = (name: string) =>
	stack.workflows.find((candidate) => candidate.name === name) as NonNullable<
		Stack['workflows'][number]
	>;

/** What Mitto's staff and Google's console would be told. */
async function tellAddresses(): Promise<void> {
	const token = sign(
		{ nbf: 1, exp: Math.floor(Date.now() / 1000) + 3600 },
		'demo-inbound-key-0123456789abcdef-1',
		{ algorithm: 'HS256', noTimestamp: true },
	);
	const address = (name: string) => {
		const hook = workflow(name).nodes.find(({ webhookId }) => webhookId !== undefined)?.webhookId;
		return `${stack.n8n.url}/webhook/${String(hook)}/inbound`;
	};
	await fetch(`${stack.sandbox.url}/control/addresses`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			sms: `${address('Answer an SMS')}?token=${token}`,
			gbm: address('Answer in Google Business Messages'),
		}),
	});
}

/** Names of the example workflows, by the number of their files. */
const sending = readExamples().filter(({ nodes }) =>
	nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger'),
);
const exampleOf = (resource: string) =>
	sending.find(({ nodes }) =>
		nodes.some(({ parameters }) => (parameters as { resource?: string }).resource === resource),
	)!.name;

interface Scene {
	channel: Channel;
	resource: string;
	/** Does something with the message, and says what the flow will hear of it. */
	answer(bubble: Locator): Promise<string>;
	/** Where the flow's own message is drawn, when not on the same phone. */
	repliesOn?: Channel;
}

const type = async (): Promise<string> => {
	await page.getByLabel('Reply as this person').fill('When will it come?');
	await page.getByRole('button', { name: 'Send', exact: true }).click();
	return 'When will it come?';
};
const tap = async (button: Locator): Promise<string> => {
	const [, body = ''] = /^[\w-]+: (.*)$/.exec((await button.getAttribute('title')) ?? '') ?? [];
	const words = (await button.textContent()) ?? '';
	await button.click();
	return body || words;
};

const scenes: Scene[] = [
	{ channel: 'sms', resource: 'sms', answer: type },
	// The example that answers people who write to Mitto's channels answers in WhatsApp.
	{ channel: 'viber', resource: 'viber', answer: type, repliesOn: 'whatsapp' },
	{
		channel: 'viberBot',
		resource: 'viberBot',
		answer: async (bubble) => await tap(bubble.locator('button.key').first()),
	},
	{ channel: 'telegram', resource: 'telegram', answer: type },
	{ channel: 'whatsapp', resource: 'whatsApp', answer: type },
	{
		channel: 'gbm',
		resource: 'gbm',
		answer: async (bubble) => await tap(bubble.locator('button.chip').first()),
	},
];

it.each(scenes)(
	'$channel: sent from n8n, drawn on the phone, answered there, and the flow goes on',
	async ({ channel, resource, answer, repliesOn = channel }) => {
		const { world } = stack.sandbox;
		world.ledger.clear();
		const execution = await stack.api.run(workflow(exampleOf(resource)));
		expect(execution.status).toBe('success');
		const sent = world.ledger.list().at(-1)!;
		const conversation = (on: string) =>
			`/conversation/${on}/${encodeURIComponent(sent.destination)}`;
		await openPage(page, stack.sandbox.url, conversation(channel));
		const bubble = page.locator(`[data-message="${sent.messageId}"]`);
		await bubble.waitFor();

		const heard = await answer(bubble);
		await page.getByTestId('outcome').getByText('n8n answered 200').waitFor();

		// The person of a channel of Mitto is known by phone; both ways of writing one are the same phone.
		const reply = await new Promise<string>((resolve, reject) => {
			const end = Date.now() + 60_000;
			const look = () => {
				const found = world.ledger
					.list()
					.find(({ body }) => JSON.stringify(body).includes('You wrote: '));
				if (found !== undefined) resolve(found.messageId);
				else if (Date.now() > end) reject(new Error('The flow did not go on'));
				else setTimeout(look, 200);
			};
			look();
		});
		await openPage(page, stack.sandbox.url, `/message/${encodeURIComponent(reply)}`);
		expect(world.ledger.find(reply)?.channel).toBe(repliesOn);
		expect(await page.locator('.bubble').textContent()).toContain(`You wrote: ${heard}`);
	},
);

it('a forged replay of a callback is refused by n8n', async () => {
	const callbacks = stack.sandbox.world.exchanges
		.summaries()
		.filter(({ kind }) => kind === 'callback');
	const proven = callbacks
		.filter(({ status, service }) => status === 200 && service === 'viber')
		.at(-1)!;
	await openPage(page, stack.sandbox.url, `/inspector/${proven.id}`);
	await page.getByRole('button', { name: 'Forge' }).click();
	await page.getByTestId('replay-outcome').getByText('n8n answered 401').waitFor();
});
