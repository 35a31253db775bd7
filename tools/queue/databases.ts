import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

import { plainEnvironment } from '../cacheFolder';
import { freePort } from '../n8n/freePort';
import { end, hasEnded, launch } from '../servers';
import type { Programs } from './programs';

/** A database server of our own, on the loopback address and in a folder of its own. */
export interface Server {
	port: number;
	/** Ends it and starts it again on its data. */
	restart(): Promise<void>;
	/** Ends it and removes its data. */
	stop(): Promise<void>;
}

export interface PostgresServer extends Server {
	user: string;
	password: string;
	database: string;
}

/** Keeps what is queued when it is restarted, as a Redis should that n8n queues in. */
export async function startRedis({ redis }: Programs, folder: string): Promise<Server> {
	mkdirSync(folder, { recursive: true });
	const port = await freePort();
	const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
	return await serve(port, folder, 'SIGTERM', () => [
		redis,
		[...words, '--save', '', '--appendonly', 'yes'],
	]);
}

export async function startPostgres(
	{ postgres }: Programs,
	folder: string,
): Promise<PostgresServer> {
	mkdirSync(folder, { recursive: true });
	const user = unprivileged();
	const data = path.join(folder, 'data');
	const password = randomBytes(16).toString('hex');
	const passwordFile = path.join(folder, 'password');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (user !== undefined) {
		chmodSync(path.dirname(folder), 0o711);
		for (const ours of [folder, passwordFile]) chownSync(ours, user.uid, user.gid);
	}
	const words = ['-D', data, '-U', 'n8n', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	execFileSync(path.join(postgres, 'initdb'), [...words, '--encoding=UTF8', '--no-sync'], {
		...user,
		cwd: folder,
		env: { ...plainEnvironment(), LC_ALL: 'C' },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	rmSync(passwordFile);
	const port = await freePort();
	const server = await serve(
		port,
		folder,
		// Ends now, whoever is connected.
		'SIGINT',
		() => [
			path.join(postgres, 'postgres'),
			['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', '-c', 'fsync=off'],
		],
		user,
	);
	return { ...server, user: 'n8n', password, database: 'postgres' };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (word: string) =>
		Number(execFileSync('id', [word, 'postgres'], { encoding: 'utf8' }).trim());
	return { uid: id('-u'), gid: id('-g') };
}

async function serve(
	port: number,
	folder: string,
	stopSignal: NodeJS.Signals,
	commandLine: () => [command: string, words: string[]],
	user?: { uid: number; gid: number },
): Promise<Server> {
	const logFile = path.join(folder, 'log');
	const start = async () => {
		const [command, words] = commandLine();
		const child = launch(command, words, { environment: plainEnvironment(), logFile, user });
		const patience = Date.now() + 30_000;
		while (!(await takesConnections(port))) {
			if (hasEnded(child) || Date.now() > patience) {
				await end(child, 'SIGKILL');
				throw new Error(`${path.basename(command)} did not start, see ${logFile}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		return child;
	};
	let child = await start();
	return {
		port,
		restart: async () => {
			await end(child, stopSignal);
			child = await start();
		},
		stop: async () => {
			await end(child, stopSignal);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function takesConnections(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}
