import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox';
import { N8nApi } from '../n8n/api';
import { installN8n } from '../n8n/install';
import { startN8n, type RunningN8n } from '../n8n/start';
import { versions } from '../n8n/versions';
import { packPackage } from '../release/pack';
import { furnish, loginWhenReady } from '../stack';
import { startPostgres, startRedis, type PostgresServer, type Server } from './databases';
import { findPrograms } from './programs';
import { startProxy, type Proxy } from './proxy';

export interface QueueSettings {
	workers?: number;
	processors?: number;
	/** Executions that a worker runs at once. */
	concurrency?: number;
	environment?: Record<string, string>;
}

/**
 * n8n in queue mode on the loopback address, as somebody with many messages runs it: main, workers and
 * webhook processors over Redis and PostgreSQL, the packed package in each, and the sandbox beside it.
 */
export interface QueueStack {
	sandbox: Sandbox;
	/** Of the main process, logged in. */
	api: N8nApi;
	main: RunningN8n;
	workers: RunningN8n[];
	processors: RunningN8n[];
	/** Passes each connection to the next webhook processor that lives, as a load balancer does. */
	webhookUrl: string;
	redis: Server;
	postgres: PostgresServer;
	/** Stands between n8n and PostgreSQL; with its `delay` the database is a slow one. */
	database: Proxy;
	/** Starts again whatever has ended, and waits until it takes work. */
	revive(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts everything. The package must have been built before. */
export async function startQueue(settings: QueueSettings = {}): Promise<QueueStack> {
	const { workers: workerCount = 2, processors: processorCount = 2, concurrency = 5 } = settings;
	const programs = findPrograms();
	const n8n = await installN8n(versions.newest);
	const { tarball } = packPackage();
	const folder = mkdtempSync(path.join(tmpdir(), 'mitto-queue-'));

	const started: Array<() => Promise<unknown>> = [];
	const stop = async () => {
		for (const end of started.splice(0).reverse()) await end();
	};
	const keep = <T>(thing: T, end: (thing: T) => Promise<unknown>): T => {
		started.push(async () => await end(thing));
		return thing;
	};
	try {
		const redis = keep(
			await startRedis(programs, path.join(folder, 'redis')),
			async (it) => await it.stop(),
		);
		const postgres = keep(
			await startPostgres(programs, path.join(folder, 'postgres')),
			async (it) => await it.stop(),
		);
		const database = keep(await startProxy(() => postgres.port), async (it) => await it.close());
		const sandbox = keep(await startSandbox(), async (it) => await it.close());

		let turn = 0;
		const processors: RunningN8n[] = [];
		const balancer = keep(
			await startProxy(() => {
				const alive = processors.filter(({ ended }) => !ended);
				const { url = 'http://127.0.0.1:9' } = alive[turn++ % Math.max(1, alive.length)] ?? {};
				return Number(new URL(url).port);
			}),
			async (it) => await it.close(),
		);
		const webhookUrl = `http://127.0.0.1:${balancer.port}`;

		const environment = {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(database.port),
			DB_POSTGRESDB_DATABASE: postgres.database,
			DB_POSTGRESDB_USER: postgres.user,
			DB_POSTGRESDB_PASSWORD: postgres.password,
			// n8n's own two are few for what a worker does at once.
			DB_POSTGRESDB_POOL_SIZE: String(Math.max(4, concurrency)),
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			WEBHOOK_URL: `${webhookUrl}/`,
			...settings.environment,
		};
		const mainFolder = path.join(folder, 'main');
		const start = async (name: string, role: 'start' | 'worker' | 'webhook') => {
			const userFolder = path.join(folder, name);
			if (role !== 'start') {
				cpSync(path.join(mainFolder, '.n8n', 'nodes'), path.join(userFolder, '.n8n', 'nodes'), {
					recursive: true,
				});
			}
			return keep(
				await startN8n({
					n8n,
					userFolder,
					role,
					concurrency,
					environment,
					...(role === 'start' && { tarball }),
				}),
				async (it) => await it.stop(),
			);
		};
		// It brings the database up to date, which only one may do.
		const main = await start('main', 'start');
		const api = new N8nApi(main.url);
		await loginWhenReady(api);
		await furnish(api, sandbox.url, false);
		const several = async (count: number, name: string, role: 'worker' | 'webhook') =>
			await Promise.all(
				Array.from(
					{ length: count },
					async (_, index) => await start(`${name}-${index + 1}`, role),
				),
			);
		const [workers, webhooks] = await Promise.all([
			several(workerCount, 'worker', 'worker'),
			several(processorCount, 'processor', 'webhook'),
		]);
		processors.push(...webhooks);
		const revive = async () => {
			await Promise.all(
				[main, ...workers, ...processors]
					.filter(({ ended }) => ended)
					.map(async (process) => await process.restart()),
			);
			await loginWhenReady(api);
		};
		return {
			sandbox,
			api,
			main,
			workers,
			processors,
			webhookUrl,
			redis,
			postgres,
			database,
			revive,
			stop,
		};
	} catch (reason) {
		await stop();
		throw reason;
	}
}
