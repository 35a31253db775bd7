import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The programs that queue mode needs beside n8n. */
export interface Programs {
	redis: string;
	/** Folder of PostgreSQL's programs, the newest that the machine has. */
	postgres: string;
}

/**
 * Finds Redis and PostgreSQL, or installs Debian's packages where that is allowed.
 *
 * @throws {Error} saying what is missing and how it is had
 */
export function findPrograms(): Programs {
	const there = found() ?? (mayInstall() ? install() : undefined);
	if (there !== undefined) return there;
	throw new Error(
		'Queue mode needs the programs redis-server and postgres. On Debian and Ubuntu: sudo apt-get install redis-server postgresql. Elsewhere put them on the PATH, or name their folders in REDIS_BIN and POSTGRES_BIN',
	);
}

function found(): Programs | undefined {
	const redis = folderOf('redis-server', [process.env.REDIS_BIN]);
	const postgres = folderOf('initdb', [process.env.POSTGRES_BIN, ...debianFolders()]);
	if (redis === undefined || postgres === undefined) return undefined;
	return { redis: path.join(redis, 'redis-server'), postgres };
}

function folderOf(program: string, first: Array<string | undefined>): string | undefined {
	const folders = [...first, ...(process.env.PATH ?? '').split(path.delimiter)];
	return folders.find(
		(folder): folder is string => !!folder && existsSync(path.join(folder, program)),
	);
}

/** Debian keeps these off the PATH, one folder for each version. */
function debianFolders(): string[] {
	const root = '/usr/lib/postgresql';
	if (!existsSync(root)) return [];
	return readdirSync(root)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => path.join(root, version, 'bin'));
}

function mayInstall(): boolean {
	return process.getuid?.() === 0 && folderOf('apt-get', []) !== undefined;
}

function install(): Programs | undefined {
	console.log('Installing Redis and PostgreSQL, once …');
	const apt = (...words: string[]) =>
		execFileSync('apt-get', ['-qq', ...words], {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			stdio: ['ignore', 'ignore', 'inherit'],
		});
	apt('update');
	apt('install', '-y', '--no-install-recommends', 'redis-server', 'postgresql');
	return found();
}
