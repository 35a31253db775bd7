import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import {
	isRegistered,
	register,
	unregister,
	type RegisteredWebhook,
	type Registrar,
} from '../../../nodes/callbacks/registration';

const base = 'https://n8n.example.com';
const production = `${base}/webhook/node-1/inbound`;
const test = `${base}/webhook-test/node-1/inbound`;
const theirs = { url: 'https://crm.example.com/viber?token=secret', events: ['seen'] };

/** A vendor that calls one webhook, and keeps its settings. */
let webhook: RegisteredWebhook | undefined;
let down = false;
const registrar: Registrar = {
	urlRules: { vendor: 'Viber' },
	current: async () => {
		if (down) throw new Error('The vendor is down');
		return webhook;
	},
	set: async (url) => {
		webhook = { url: `${url}?ta=1` };
		return { ta: 1 };
	},
	remove: async () => {
		webhook = undefined;
	},
	restore: async (displaced) => {
		webhook = displaced;
	},
};

interface Setting {
	options?: IDataObject;
	testing?: boolean;
	url?: string;
	store?: IDataObject;
}

function hooks({ options = {}, testing = false, url, store = {} }: Setting = {}) {
	const node = {
		getNode: () => ({ id: 'node-1', name: 'Trigger' }),
		getWorkflow: () => ({ id: 'workflow-1' }),
		getNodeParameter: (name: string) => (name === 'options' ? options : null),
		getNodeWebhookUrl: () => url ?? (testing ? test : production),
		getActivationMode: () => (testing ? 'manual' : 'activate'),
		getWorkflowStaticData: () => store,
	} as unknown as IHookFunctions;
	const registrarOf = () => registrar;
	return {
		exists: async () => await isRegistered(node, registrarOf),
		create: async () => await register(node, registrarOf),
		remove: async () => await unregister(node, registrarOf),
	};
}

beforeEach(() => {
	webhook = undefined;
	down = false;
});

describe('a vendor’s only webhook', () => {
	it('is set on activation and removed on deactivation', async () => {
		const { exists, create, remove } = hooks();
		expect(await exists()).toBe(false);
		await create();
		expect(webhook?.url).toBe(`${production}?ta=1`);
		expect(await exists()).toBe(true);
		await remove();
		expect(webhook).toBeUndefined();
		expect(await exists()).toBe(false);
	});

	it('of somebody else stays, and its address is named without its query', async () => {
		webhook = theirs;
		await expect(hooks().create()).rejects.toThrow(
			'Webhook of Viber is in use: it leads to https://crm.example.com/viber. Remove it there, or turn on "Take Over Webhook"',
		);
		await hooks().remove();
		expect(webhook).toBe(theirs);
	});

	it('of somebody else is taken over when the user wants it, and put back as it was', async () => {
		webhook = theirs;
		const { create, remove } = hooks({ options: { takeOver: true } });
		await create();
		expect(webhook.url).toContain(production);
		await remove();
		expect(webhook).toEqual(theirs);
	});

	it('of a copy of this n8n on another host is somebody else’s, though its path is the same', async () => {
		const copied = { url: production.replace('n8n.example.com', 'staging.example.com') };
		webhook = copied;
		for (const testing of [false, true]) {
			await expect(hooks({ testing }).create()).rejects.toThrow('is in use');
			expect(webhook).toBe(copied);
		}
	});

	it('stays when somebody else has set another in the meantime', async () => {
		const { create, remove, exists } = hooks();
		await create();
		webhook = theirs;
		expect(await exists()).toBe(false);
		await remove();
		expect(webhook).toBe(theirs);
	});

	it('is set again when the vendor lost it, or when n8n lost its notes', async () => {
		const first = hooks();
		await first.create();
		webhook = undefined;
		expect(await first.exists()).toBe(false);
		await first.create();
		await hooks().create();
		expect(webhook).toMatchObject({ url: `${production}?ta=1` });
	});

	it('is not forgotten when it could not be removed', async () => {
		const { create, remove } = hooks();
		await create();
		down = true;
		await expect(remove()).rejects.toThrow('The vendor is down');
		down = false;
		await remove();
		expect(webhook).toBeUndefined();
	});
});

describe('a test run', () => {
	it('registers the test address while nobody else wants the events', async () => {
		const { create, remove } = hooks({ testing: true });
		await create();
		expect(webhook?.url).toBe(`${test}?ta=1`);
		await remove();
		expect(webhook).toBeUndefined();
	});

	it('leaves the events to the active workflow and says how to get them', async () => {
		await hooks().create();
		await expect(hooks({ testing: true }).create()).rejects.toThrow(
			/would take the events from the active workflow.*Turn on "Divert Events to Test Runs"/,
		);
		expect(webhook?.url).toContain(production);
	});

	it('borrows the events when the user wants it, and gives them back', async () => {
		await hooks().create();
		const borrowing = hooks({ testing: true, options: { divertToTests: true } });
		await borrowing.create();
		expect(webhook?.url).toContain(test);
		await borrowing.remove();
		expect(webhook?.url).toContain(production);
	});

	it('that n8n forgot is in nobody’s way', async () => {
		webhook = { url: test };
		await hooks().create();
		expect(webhook.url).toContain(production);
	});
});

describe('an address that the vendor cannot reach', () => {
	it('is refused before the vendor is asked', async () => {
		down = true;
		await expect(
			hooks({ url: 'http://localhost:5678/webhook/node-1/inbound' }).create(),
		).rejects.toThrow(/Webhook URL leads to localhost, which Viber cannot reach\. Set WEBHOOK_URL/);
	});
});
