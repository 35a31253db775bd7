/** An n8n process of the simulation. Once it is killed, nothing that it awaits ever comes. */
export interface Process {
	alive: boolean;
	/** Awaits that it survives. */
	awaitsLeft: number;
	/** Called when it is killed. */
	onDeath?: () => void;
}

interface Event {
	time: number;
	process: Process;
	wake: () => void;
}

/** Time that passes only when nobody has anything left to do, as fast as the machine allows. */
export class World {
	/** Milliseconds since the beginning. */
	time = 0;

	private readonly events: Event[] = [];

	/** Resolves after so many milliseconds, unless the process is killed meanwhile. */
	async pass(process: Process, milliseconds: number): Promise<void> {
		await this.survive(process);
		await new Promise<void>((wake) => {
			this.events.push({ time: this.time + milliseconds, process, wake });
		});
	}

	/** A moment at which the process can be killed. */
	async survive(process: Process): Promise<void> {
		if (process.awaitsLeft-- <= 0 && process.alive) {
			process.alive = false;
			process.onDeath?.();
		}
		if (!process.alive) await new Promise<never>(() => {});
	}

	/** Resolves when the process is killed. */
	async death(process: Process): Promise<void> {
		await new Promise<void>((resolve) => {
			process.onDeath = resolve;
		});
	}

	/** Goes on until `isOver`, nothing more can happen, or far too much time has passed. */
	async run(isOver: () => boolean): Promise<void> {
		const end = this.time + longest;
		await settled();
		while (!isOver()) {
			const next = this.takeNext();
			if (next === undefined || next.time > end) return;
			this.time = Math.max(this.time, next.time);
			if (!next.process.alive) continue;
			next.wake();
			await settled();
		}
	}

	private takeNext(): Event | undefined {
		let first = 0;
		for (let index = 1; index < this.events.length; index++) {
			if ((this.events[index]?.time ?? 0) < (this.events[first]?.time ?? 0)) first = index;
		}
		return this.events.splice(first, 1)[0];
	}
}

/** Milliseconds: far more than any schedule needs. */
const longest = 30 * 60_000;

/** All promises that can go on have gone on. */
async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
