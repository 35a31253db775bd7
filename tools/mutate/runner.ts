import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { testsIn, type Test } from './harness';

/** What Stryker's changed code asks for: which change is on, and where it notes what ran. */
interface Switchboard {
	activeMutant?: string;
	currentTestId?: string;
	mutantCoverage?: object;
	hitCount?: number;
	hitLimit?: number;
}

interface Change {
	activeMutant: { id: string };
	testFilter?: string[];
	hitLimit?: number;
}

/**
 * Runs the tests of a group within one process, for Stryker. All changes are in the code at once, and
 * Stryker turns on one at a time.
 */
class InProcessRunner {
	private tests: Test[] = [];
	private readonly tookMs = new Map<string, number>();
	private readonly board = ((globalThis as unknown as { __stryker__?: Switchboard }).__stryker__ ??=
		{});

	/** No change is on while files are loaded (`ignoreStatic`), so nothing has to be loaded again. */
	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		const places = (process.env.MUTATE_TESTS ?? '').split(' ');
		const files = places.flatMap(testFiles).filter((file) => !file.endsWith('parser.test.ts'));
		await import(path.resolve('test/support/environment.ts'));
		this.tests = await testsIn([...new Set(files)].map((file) => path.resolve(file)));
	}

	async dryRun() {
		const tests = [];
		for (const { id, file, run } of this.tests) {
			this.board.currentTestId = id;
			const began = performance.now();
			const [result] = await Promise.allSettled([run()]);
			const timeSpentMs = performance.now() - began;
			this.tookMs.set(id, timeSpentMs);
			tests.push({
				id,
				name: id,
				fileName: file,
				timeSpentMs,
				...(result.status === 'fulfilled'
					? { status: passed }
					: { status: failed, failureMessage: String(result.reason) }),
			});
		}
		this.board.currentTestId = undefined;
		return { status: 'complete', tests, mutantCoverage: this.board.mutantCoverage };
	}

	/** Until the first test fails, the quickest first. */
	async mutantRun({ activeMutant, testFilter, hitLimit }: Change) {
		const asked = testFilter && new Set(testFilter);
		const tests = this.tests
			.filter(({ id }) => asked === undefined || asked.has(id))
			.sort((a, b) => (this.tookMs.get(a.id) ?? 0) - (this.tookMs.get(b.id) ?? 0));
		this.board.activeMutant = activeMutant.id;
		this.board.hitLimit = hitLimit;
		this.board.hitCount = hitLimit === undefined ? undefined : 0;
		try {
			for (const [index, { id, run }] of tests.entries()) {
				const [result] = await Promise.allSettled([inTime(run(), this.tookMs.get(id))]);
				if ((this.board.hitCount ?? 0) > (hitLimit ?? Infinity)) {
					return { status: 'timeout', reason: 'It went round and round' };
				}
				if (result.status === 'fulfilled') continue;
				const failureMessage = String(result.reason).slice(0, 500);
				return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: index + 1 };
			}
			return { status: 'survived', nrOfTests: tests.length };
		} finally {
			this.board.activeMutant = undefined;
		}
	}
}

/** What a change leaves waiting for ever fails, long before Stryker would start the process again. */
async function inTime(work: Promise<void>, usualMs = 1_000): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		const fail = () => reject(new Error('It waits and waits'));
		timer = setTimeout(fail, 2_000 + 10 * usualMs);
	});
	return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A test file itself, or those of a folder. */
function testFiles(place: string): string[] {
	if (!statSync(place).isDirectory()) return [place];
	return readdirSync(place, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => path.join(place, file));
}

/** Stryker's numbers for the outcome of a test. */
const [passed, failed] = [0, 1];

export const strykerPlugins = [
	{ kind: 'TestRunner', name: 'in-process', factory: () => new InProcessRunner() },
];
