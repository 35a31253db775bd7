import { createRequire } from 'node:module';

/**
 * The part of Jest's language that the unit tests speak, with Jest's own expectations. Jest itself
 * takes a second to start, and thousands of changes would each pay it.
 */
type Step = () => unknown;

interface Suite {
	name: string;
	parent?: Suite;
	beforeEach: Step[];
	afterEach: Step[];
}

export interface Test {
	/** File and names of the suites around it, which no other test has. */
	id: string;
	file: string;
	run(): Promise<void>;
}

/** What Jest itself is made of, in the versions that it brings along. */
const partOfJest = createRequire(createRequire(__filename).resolve('jest'));
const { expect } = partOfJest('expect') as { expect: unknown };
const { fn } = partOfJest('jest-mock') as { fn: unknown };

/** Reads test files and gives what they hold; nothing of it runs yet but what stands outside tests. */
export async function testsIn(files: string[]): Promise<Test[]> {
	const tests: Test[] = [];
	for (const file of files) {
		const first: Step[] = [];
		let suite: Suite = { name: file, beforeEach: [], afterEach: [] };
		const describe = (name: unknown, body: Step) => {
			const parent = suite;
			suite = { name: String(name), parent, beforeEach: [], afterEach: [] };
			body();
			suite = parent;
		};
		const it = (name: unknown, body: Step) => {
			const around = suite;
			const id = `${around.name} › ${String(name)} #${tests.length}`;
			tests.push({ id, file, run: async () => await runTest(body, around) });
		};
		const each =
			(define: typeof it) =>
			(rows: readonly unknown[]) =>
			(name: unknown, body: (...row: unknown[]) => unknown) =>
				rows.forEach((row) => define(name, () => body(...(Array.isArray(row) ? row : [row]))));
		const skip = Object.assign(() => undefined, { each: () => () => undefined });
		Object.assign(globalThis, {
			expect,
			jest: { fn },
			describe: Object.assign(describe, { each: each(describe), skip }),
			it: Object.assign(it, { each: each(it), skip }),
			test: Object.assign(it, { each: each(it), skip }),
			beforeAll: (step: Step) => first.push(step),
			afterAll: () => undefined,
			beforeEach: (step: Step) => suite.beforeEach.push(step),
			afterEach: (step: Step) => suite.afterEach.push(step),
		});
		createRequire(__filename)(file);
		for (const step of first) await step();
	}
	return tests;
}

async function runTest(body: Step, suite: Suite): Promise<void> {
	const suites: Suite[] = [];
	for (let at: Suite | undefined = suite; at !== undefined; at = at.parent) suites.unshift(at);
	for (const { beforeEach } of suites) for (const step of beforeEach) await step();
	try {
		await body();
	} finally {
		for (const { afterEach } of suites.reverse()) for (const step of afterEach) await step();
	}
}
