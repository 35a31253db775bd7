import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { INode, INodeType } from 'n8n-workflow';

import { unknownParameters } from '../support/contract/parameters';
import { publishedNode, publishedNodes } from '../../tools/package/published';
import { processedData, runNode, type Credentials } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

// Workflows that people saved with a released version of a node, one file for each version. A file is
// never changed: what it holds is in people's n8n. Whatever is done to a form, every value in it must
// still be understood, and the node must still send what it sent then. `npm run record` writes the
// file of a new version.

interface SavedNode {
	parameters: INode['parameters'];
	/** Requests that the node made when it was released; none for triggers. */
	requests: Array<{ method: string; url: string; body?: unknown }>;
}

interface SavedVersion {
	type: string;
	typeVersion: number;
	/** By the name of the node in the workflow. */
	nodes: Record<string, SavedNode>;
}

const folder = path.resolve(__dirname, '../fixtures/workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const versions = files.map((file) => ({
	file,
	saved: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as SavedVersion,
}));

/** One credential of each type, pointing to the fake vendor. */
const credentialsAt = (url: string): Credentials => ({
	mittoApi: {
		apiKey: 'key',
		chatAppsBaseUrl: url,
		smsRegion: 'custom',
		smsBaseUrl: url,
		deliverySigningSecrets: 'k'.repeat(32),
		inboundSigningSecrets: 'i'.repeat(32),
	},
	mittoViberBotApi: { authToken: 'token', baseUrl: url },
	mittoTelegramBotApi: { botToken: 'token', baseUrl: url },
});

let vendor: FakeVendor;
beforeAll(async () => {
	vendor = await startFakeVendor();
	// One answer that every vendor's reader takes for a yes.
	const ok = { messageId: 'message-1', id: 'message-1', status: 0, message_token: 1, ok: true };
	vendor.react({ body: { ...ok, result: {} } });
});
afterAll(async () => await vendor.close());

it('versions run as one sequence, since the nodes share their forms', () => {
	const [first, ...others] = publishedNodes.map(({ type: { description } }) =>
		[description.version].flat(),
	);
	for (const versions of others) expect(versions).toEqual(first);
});

it('there is a workflow of every version of every node', () => {
	const wanted = publishedNodes.flatMap(({ type: { description } }) =>
		[description.version].flat().map((version) => `${description.name}.v${version}.json`),
	);
	expect(files.sort()).toEqual(wanted.sort());
});

describe.each(versions)('$file', ({ file, saved }) => {
	const { type: typeName, typeVersion } = saved;
	const type = publishedNode(typeName) as INodeType;
	const recording = process.env.RECORD_VERSION === String(typeVersion);
	const nodes = Object.entries(saved.nodes).map(([name, node]) => ({ name, ...node }));

	it.each(nodes)('"$name" is understood as it was saved', ({ parameters }) => {
		expect([type.description.version].flat()).toContain(typeVersion);
		expect(unknownParameters(type.description, { parameters, typeVersion })).toEqual([]);
	});

	// Triggers send nothing when they are called.
	const sending = nodes.filter(({ requests }) => requests.length > 0);
	if (sending.length === 0) return;
	it.each(sending)('"$name" still sends what it sent', async ({ name, parameters, requests }) => {
		vendor.requests.length = 0;
		// Another version of the same campaign must not find it sent.
		processedData.rows.clear();
		const run = await runNode(type, {
			parameters,
			typeVersion,
			credentials: credentialsAt(vendor.url),
		});
		expect(run.error).toBeUndefined();
		const sent = vendor.requests.map(({ method, url, body }) => ({ method, url, body }));
		const node = saved.nodes[name];
		if (recording && node !== undefined) node.requests = sent;
		else expect(sent).toEqual(requests);
	});
	afterAll(() => {
		if (recording) writeFileSync(path.join(folder, file), JSON.stringify(saved, null, '\t'));
	});
});
