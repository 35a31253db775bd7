import { execFileSync } from 'node:child_process';
import path from 'node:path';

import manifest from '../../package.json';
import type { InstalledN8n } from './install';

/** A node type as n8n's page "Community nodes" lists it. */
export interface ListedNode {
	displayName: string;
	/** `n8n-nodes-mitto.mittoSend` */
	type: string;
	version: number;
}

/**
 * Notes the package in n8n's database, as its page "Community nodes" does when it installs one. The
 * page itself installs from the public registry only. n8n reads the notes each time that it shows them.
 */
export function listOnCommunityPage(
	{ node, folder }: InstalledN8n,
	userFolder: string,
	nodes: ListedNode[],
): void {
	// n8n's own database driver, run by n8n's own Node.js.
	const script = `
		const { Database } = require('sqlite3');
		const { file, name, version, nodes } = JSON.parse(process.argv[1]);
		const database = new Database(file);
		const fail = (reason) => { if (reason) throw reason; };
		database.configure('busyTimeout', 10000);
		database.serialize(() => {
			database.run('INSERT OR REPLACE INTO installed_packages (packageName, installedVersion) VALUES (?, ?)', [name, version], fail);
			for (const { displayName, type, version: latest } of nodes)
				database.run('INSERT OR REPLACE INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)', [displayName, type, latest, name], fail);
		});
		database.close(fail);
	`;
	const { name, version } = manifest;
	const file = path.join(userFolder, '.n8n', 'database.sqlite');
	execFileSync(node, ['-e', script, JSON.stringify({ file, name, version, nodes })], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
}
