import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axios from 'axios';

import { plainEnvironment } from '../cacheFolder';
import { freePort } from './freePort';
import type { InstalledN8n } from './install';

export interface N8nSettings {
	n8n: InstalledN8n;
	/** Where this n8n keeps its database, settings and community nodes. */
	userFolder: string;
	/** The packed package. */
	tarball: string;
	port?: number;
	environment?: Record<string, string>;
}

/** A running n8n on the loopback address. */
export interface RunningN8n {
	url: string;
	logFile: string;
	/** Process id of the server, for measuring it. */
	readonly pid: number;
	/** Ends it as Ctrl-C does, and waits until it has ended. */
	stop(): Promise<void>;
	/** Ends it as a power cut does. */
	kill(): Promise<void>;
	/** Starts it again on the same data. */
	restart(): Promise<void>;
	/** Starts it again on the same data with another build of the package. */
	reload(tarball: string): Promise<void>;
}

/** Starts n8n with the packed package installed as a user's n8n installs it. */
export async function startN8n(settings: N8nSettings): Promise<RunningN8n> {
	const { n8n, userFolder } = settings;
	const port = settings.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const logFile = path.join(userFolder, 'n8n.log');
	installPackage(settings);

	const environment: NodeJS.ProcessEnv = {
		...plainEnvironment(),
		PATH: `${path.dirname(n8n.node)}${path.delimiter}${process.env.PATH ?? ''}`,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		WEBHOOK_URL: `${url}/`,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		...n8n.environment,
		...settings.environment,
	};

	let child: ChildProcess;
	const start = async () => {
		child = launch(n8n, environment, logFile);
		await ready(url, child, logFile);
	};
	await start();

	return {
		url,
		logFile,
		get pid() {
			return child.pid ?? 0;
		},
		stop: async () => await end(child, 'SIGTERM'),
		kill: async () => await end(child, 'SIGKILL'),
		restart: start,
		reload: async (tarball) => {
			await end(child, 'SIGTERM');
			installPackage({ ...settings, tarball });
			await start();
		},
	};
}

/** Lays the package out as n8n's own "Community nodes" page does. */
function installPackage({ userFolder, tarball, n8n }: N8nSettings): void {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	mkdirSync(nodes, { recursive: true });
	execFileSync(
		'npm',
		['install', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', tarball],
		{
			cwd: nodes,
			env: {
				...plainEnvironment(),
				PATH: `${path.dirname(n8n.node)}${path.delimiter}${process.env.PATH ?? ''}`,
			},
			stdio: 'ignore',
		},
	);
}

/** In a process group of its own, so that n8n's task runners end together with it. */
function launch(n8n: InstalledN8n, environment: NodeJS.ProcessEnv, logFile: string): ChildProcess {
	const log = openSync(logFile, 'a');
	const child = spawn(n8n.node, [n8n.command, 'start'], {
		env: environment,
		stdio: ['ignore', log, log],
		detached: true,
	});
	closeSync(log);
	running.add(child);
	child.once('exit', () => running.delete(child));
	return child;
}

const patience = 180_000;

async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
	const end = Date.now() + patience;
	while (Date.now() < end) {
		if (child.exitCode !== null) break;
		const answer = await axios
			.get(`${url}/healthz/readiness`, { validateStatus: () => true, timeout: 2000 })
			.catch(() => undefined);
		if (answer?.status === 200) return;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(`n8n did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
	const exited = new Promise((resolve) => child.once('exit', resolve));
	signalGroup(child, signal);
	const late = setTimeout(() => signalGroup(child, 'SIGKILL'), 20_000);
	await exited;
	clearTimeout(late);
	// The server may leave task runners behind when it is killed.
	signalGroup(child, 'SIGKILL');
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (pid !== undefined) process.kill(-pid, signal);
	} catch (reason) {
		// The group has ended already.
		if ((reason as NodeJS.ErrnoException).code !== 'ESRCH') throw reason;
	}
}

/** Whatever way this process ends, no n8n stays behind. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});
