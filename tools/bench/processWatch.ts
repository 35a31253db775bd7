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
	return Number(await ask('rss', pid)) / 1024;
}

/** Seconds of processor time so far; unlike time on the clock they do not grow on a busy machine. */
export async function processorSeconds(pid: number): Promise<number> {
	// [[days-]hours:]minutes:seconds
	const [seconds = 0, minutes = 0, hours = 0, days = 0] = (await ask('time', pid))
		.split(/[:-]/)
		.map(Number)
		.reverse();
	return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

async function ask(field: string, pid: number): Promise<string> {
	const { stdout } = await run('ps', ['-o', `${field}=`, '-p', String(pid)]);
	return stdout.trim();
}
