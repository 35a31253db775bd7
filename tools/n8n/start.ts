import { execFileSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axios from 'axios';

import { plainEnvironment } from '../cacheFolder';
import { end, hasEnded, launch } from '../servers';
import { freePort } from './freePort';
import type { InstalledN8n } from './install';

export interface N8nSettings {
	n8n: InstalledN8n;
	/** Where this n8n keeps its database, settings and community nodes. */
	userFolder: string;
	/** The packed package; without it what lies in the folder already is used. */
	tarball?: string;
	/** Part that it plays in queue mode. Alone it does everything. */
	role?: 'start' | 'worker' | 'webhook';
	/** Executions that a worker runs at once. */
	concurrency?: number;
	/** Where it listens; a worker answers there how it is and nothing else. */
	port?: number;
	environment?: Record<string, string>;
}

/** A running n8n on the loopback address. */
export interface RunningN8n {
	url: string;
	logFile: string;
	/** Process id of the server, for measuring it. */
	readonly pid: number;
	/** Whether it ended, by itself or because it was stopped. */
	readonly ended: boolean;
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
	const { n8n, userFolder, role = 'start', concurrency = 10 } = settings;
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
		...(role === 'worker' && {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		}),
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

	const words = role === 'worker' ? [role, `--concurrency=${concurrency}`] : [role];
	let child: ChildProcess;
	const start = async () => {
		child = launch(n8n.node, [n8n.command, ...words], { environment, logFile });
		await ready(url, child, logFile);
	};
	await start();

	return {
		url,
		logFile,
		get pid() {
			return child.pid ?? 0;
		},
		get ended() {
			return hasEnded(child);
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
	if (tarball === undefined) return;
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

const patience = 180_000;

async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
	const end = Date.now() + patience;
	while (Date.now() < end) {
		if (hasEnded(child)) break;
		const answer = await axios
			.get(`${url}/healthz/readiness`, { validateStatus: () => true, timeout: 2000 })
			.catch(() => undefined);
		if (answer?.status === 200) return;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(`n8n did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
}
