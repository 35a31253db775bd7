import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, string[]>> = {
	darwin: ['open'],
	win32: ['cmd', '/c', 'start', ''],
	linux: ['xdg-open'],
};

/**
 * Opens a page in the user's browser. Where there is none, as on a server, nothing happens: the address
 * was printed. `MITTO_DEMO_BROWSER=no` keeps it closed.
 */
export function openInBrowser(url: string): void {
	const [command, ...options] = openers[process.platform] ?? [];
	const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	const wanted = process.env.MITTO_DEMO_BROWSER !== 'no' && process.stdout.isTTY;
	if (command === undefined || !screen || !wanted) return;
	const child = spawn(command, [...options, url], { stdio: 'ignore', detached: true });
	// A machine without the program has a printed address all the same.
	child.on('error', () => {});
	child.unref();
}
