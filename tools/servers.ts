import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface LaunchSettings {
	environment: NodeJS.ProcessEnv;
	logFile: string;
	/** Whoever is to run it, when it is not the user of this process. */
	user?: { uid: number; gid: number };
}

/** Starts a server in a process group of its own, so that what it starts itself ends together with it. */
export function launch(
	command: string,
	words: string[],
	{ environment, logFile, user }: LaunchSettings,
): ChildProcess {
	const log = openSync(logFile, 'a');
	const child = spawn(command, words, {
		env: environment,
		stdio: ['ignore', log, log],
		detached: true,
		...user,
	});
	closeSync(log);
	running.add(child);
	child.once('exit', () => running.delete(child));
	return child;
}

/** Ends a server and waits until it has ended. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (hasEnded(child)) return;
	const exited = new Promise((resolve) => child.once('exit', resolve));
	signalGroup(child, signal);
	const late = setTimeout(() => signalGroup(child, 'SIGKILL'), 20_000);
	await exited;
	clearTimeout(late);
	// A server that is killed may leave behind what it started.
	signalGroup(child, 'SIGKILL');
}

export function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null || pid === undefined;
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (pid !== undefined) process.kill(-pid, signal);
	} catch (reason) {
		// The group has ended already.
		if ((reason as NodeJS.ErrnoException).code !== 'ESRCH') throw reason;
	}
}

/** Whatever way this process ends, no server stays behind. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});
