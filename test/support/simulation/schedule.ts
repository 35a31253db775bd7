import fc from 'fast-check';

/** What an execution does, and what happens to it. */
export interface Run {
	/** 0 to 2. */
	campaign: number;
	/** Milliseconds after the execution before it on the same process. */
	after: number;
	/** The process is killed after so many awaits, and started again for its next execution. */
	awaitsToLive?: number;
	/** Gives no sign of life while it sends slowly, as a machine does that was suspended. */
	silent: boolean;
	wait: boolean;
}

/** Everything that happens in a simulation. */
export interface Schedule {
	/** Executions of each process, one after the other. */
	processes: Run[][];
	/** Milliseconds that statements take, over and over. */
	latencies: number[];
	/** Milliseconds that requests take. */
	requests: number[];
	/** Recipients that the vendor refuses, by number. */
	refused: number[];
	/** Decides what the nodes roll dice for. */
	seed: number;
}

/** A call makes two statements and a section seven calls, which must not take longer than `longestSection`. */
const slowest = 700;

const run = fc.record({
	campaign: fc.nat(2),
	after: fc.oneof(fc.constant(0), fc.nat(300), fc.nat(40_000)),
	awaitsToLive: fc.oneof(fc.constant(undefined), fc.nat(90)),
	silent: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
	wait: fc.boolean(),
});

export const schedules: fc.Arbitrary<Schedule> = fc.record({
	processes: fc.array(fc.array(run, { minLength: 1, maxLength: 2 }), {
		minLength: 1,
		maxLength: 3,
	}),
	latencies: fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(20) }, fc.nat(slowest)), {
		minLength: 1,
		maxLength: 40,
	}),
	requests: fc.array(fc.oneof(fc.nat(200), fc.nat(20_000)), { minLength: 1, maxLength: 5 }),
	refused: fc.subarray([0, 1, 2, 3]),
	seed: fc.nat(),
});

/** The plainest one that goes wrong without a lock. */
export const twoAtOnce: Schedule = {
	processes: [0, 1].map(() => [{ campaign: 0, after: 0, silent: false, wait: false }]),
	latencies: [0],
	requests: [0],
	refused: [],
	seed: 0,
};
