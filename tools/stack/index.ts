import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';

import manifest from '../../package.json';
import { settled } from '../../nodes/values/settled';
import { startSandbox, type Sandbox } from '../../sandbox';
import { N8nApi, type SavedWorkflow } from '../n8n/api';
import { listOnCommunityPage, type ListedNode } from '../n8n/communityPage';
import { installN8n } from '../n8n/install';
import { startN8n, type RunningN8n } from '../n8n/start';
import { versions, type N8nVersion } from '../n8n/versions';
import { packPackage } from '../release/pack';
import { sandboxCredentials } from './credentials';
import { readExamples, startsByItself, withCredentialIds } from './examples';

export interface StackSettings {
	n8nVersion?: N8nVersion;
	/** Kept between starts when given; otherwise a new one each time. */
	userFolder?: string;
	n8nPort?: number;
	sandboxPort?: number;
	environment?: Record<string, string>;
	/** Import and publish the example workflows. */
	examples?: boolean;
}

/** The sandbox and an n8n with the packed package, credentials and example workflows. */
export interface Stack {
	sandbox: Sandbox;
	n8n: RunningN8n;
	api: N8nApi;
	workflows: SavedWorkflow[];
	/** Starts a killed n8n again on its data and waits until it takes requests. */
	restart(): Promise<void>;
	/** Puts the package as it was last built into n8n, and waits until n8n takes requests. */
	reload(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts everything. The package must have been built before. */
export async function startStack(settings: StackSettings = {}): Promise<Stack> {
	const installed = await installN8n(settings.n8nVersion ?? versions.newest);
	const { tarball } = packPackage();
	const userFolder = settings.userFolder ?? mkdtempSync(path.join(tmpdir(), 'mitto-n8n-'));

	const sandbox = await startSandbox({ port: settings.sandboxPort ?? 0 });
	const n8n = await startN8n({
		n8n: installed,
		userFolder,
		tarball,
		port: settings.n8nPort,
		environment: settings.environment,
	}).catch(async (reason: unknown) => {
		await sandbox.close();
		throw reason;
	});

	const stop = async () => {
		await n8n.stop();
		await sandbox.close();
	};
	try {
		const api = new N8nApi(n8n.url);
		await loginWhenReady(api);
		listOnCommunityPage(installed, userFolder, await publishedNodes(api));
		const workflows = await furnish(api, sandbox.url, settings.examples !== false);
		const restart = async () => {
			await n8n.restart();
			await loginWhenReady(api);
		};
		const reload = async () => {
			await n8n.reload(packPackage().tarball);
			await loginWhenReady(api);
		};
		return { sandbox, n8n, api, workflows, restart, reload, stop };
	} catch (reason) {
		await stop();
		throw reason;
	}
}

/** n8n reports that it is ready shortly before it knows all its routes. */
export async function loginWhenReady(api: N8nApi): Promise<void> {
	for (let tries = 0; ; tries++) {
		const outcome = await settled(api.login());
		if (outcome.status === 'fulfilled') return;
		if (tries >= 40) throw outcome.reason;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/** The nodes of the package as n8n loaded them, without the tools that it makes of them. */
async function publishedNodes(api: N8nApi): Promise<ListedNode[]> {
	const types = new Set(manifest.n8n.nodes.map((file) => `${manifest.name}.${typeName(file)}`));
	const nodes = (await api.nodeTypes()) as unknown as INodeTypeDescription[];
	return nodes
		.filter(({ name }) => types.has(name))
		.map(({ name, displayName, version }) => ({
			type: name,
			displayName,
			version: Math.max(...[version].flat()),
		}));
}

/** Adds what is not there yet, so that a second start on the same data is quick. */
export async function furnish(
	api: N8nApi,
	sandboxUrl: string,
	examples: boolean,
): Promise<SavedWorkflow[]> {
	const known = new Set((await api.credentials()).map(({ name }) => name));
	const types = new Set(manifest.n8n.credentials.map(typeName));
	for (const { type, name, data } of sandboxCredentials(sandboxUrl)) {
		if (!known.has(name) && types.has(type)) await api.createCredential(type, name, data);
	}
	if (!examples) return [];

	const credentials = await api.credentials();
	const present = await api.workflows();
	const saved: SavedWorkflow[] = [];
	const listening = new Set<string>();
	for (const example of readExamples()) {
		const starts = startsByItself(example.nodes, listening);
		const before = present.find(({ name }) => name === example.name);
		if (before !== undefined) {
			const now = await api.workflow(before.id);
			// The vendors of the sandbox are new, and know nothing of webhooks that were set before. Whoever
			// published another example for a bot keeps that one.
			if (now.active) {
				await api.deactivate(now);
				await api.activate(now);
			}
			saved.push(await api.workflow(before.id));
			continue;
		}
		const workflow = await api.createWorkflow(withCredentialIds(example, credentials));
		if (starts) await api.activate(workflow);
		saved.push(workflow);
	}
	return saved;
}

/** `dist/credentials/MittoApi.credentials.js` holds `mittoApi`. */
function typeName(file: string): string {
	const [name = ''] = path.basename(file).split('.');
	return name.charAt(0).toLowerCase() + name.slice(1);
}
