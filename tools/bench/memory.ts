import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const interval = 100;

/** Watches how much memory a process really holds, in megabytes, until it is told to stop. */
export class MemoryWatch {
	peak = 0;

	private watching = true;

	private readonly done: Promise<void>;

	constructor(private readonly pid: number) {
		this.done = this.watch();
	}

	async stop(): Promise<number> {
		this.watching = false;
		await this.done;
		return this.peak;
	}

	private async watch(): Promise<void> {
		while (this.watching) {
			this.peak = Math.max(this.peak, await residentMegabytes(this.pid));
			await new Promise((resolve) => setTimeout(resolve, interval));
		}
	}
}

export async function residentMegabytes(pid: number): Promise<number> {
	const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
	return Number(stdout) / 1024;
}
