import type { QueueStack } from '../../queue';
import { withPlus } from '../drill';
import { CallbackTraffic, type CallbackReport } from './callbacks';
import { drillDoubleStarts, type DoubleStartReport } from './doubleStarts';
import type { QueueScenario } from './scenario';

export interface QueueDrill {
	scenarios: QueueScenario[];
	/** Callbacks that come in while campaigns run. */
	callbacksPerSecond: number;
	/** Callbacks that come in afterwards, as fast as they are answered. */
	burst: number;
	/** Share of its good callbacks that come twice. */
	shareOfRepeats?: number;
	/** Gets a line for each scenario. */
	tell(line: string): void;
}

export interface QueueReport {
	doubleStarts: number;
	apart: number;
	accepted: number;
	twice: number;
	missing: number;
	unknown: number;
	callbacks: Record<string, CallbackReport>;
	/** Empty when every promise was kept. */
	broken: string[];
}

/** Plays scenarios one after the other while callbacks come in, and then a burst of callbacks alone. */
export async function drillQueue(
	stack: QueueStack,
	{ scenarios, callbacksPerSecond, burst, shareOfRepeats, tell }: QueueDrill,
): Promise<QueueReport> {
	const { world } = stack.sandbox;
	const callbacks: Record<string, CallbackReport> = {};
	const reports: DoubleStartReport[] = [];
	const broken: string[] = [];

	const seed = scenarios[0]?.seed ?? 0;
	const traffic = await CallbackTraffic.begin(stack, seed);
	const rest = traffic.keepMaking(callbacksPerSecond);
	try {
		for (const scenario of scenarios) {
			const report = await drillDoubleStarts(stack, scenario);
			tell(lineOf(report));
			for (const complaint of report.broken.slice(0, 10)) tell(`  BROKEN ${complaint}`);
			reports.push(report);
			broken.push(...report.broken.map((complaint) => `seed ${scenario.seed}: ${complaint}`));
		}
	} finally {
		await rest();
	}
	const during = await traffic.report();
	if (during.made > 0) callbacks['while campaigns ran'] = during;

	if (burst > 0) {
		const alone = await CallbackTraffic.begin(stack, seed + 10_000, shareOfRepeats);
		await alone.make(burst);
		callbacks.alone = await alone.report();
	}
	const late = withPlus(world.ledger.recipients());
	const lastReport = reports.at(-1);
	const lateCount = Object.values(late).reduce((sum, times) => sum + times, 0);
	if (lastReport !== undefined && lateCount !== lastReport.accepted) {
		broken.push(
			`${lateCount - lastReport.accepted} messages were sent after the last run had ended`,
		);
	}
	for (const [name, report] of Object.entries(callbacks)) {
		broken.push(...complaintsOf(report).map((complaint) => `Callbacks ${name}: ${complaint}`));
	}
	const sum = (count: (report: DoubleStartReport) => number) =>
		reports.reduce((total, report) => total + count(report), 0);
	return {
		doubleStarts: sum(({ scenario }) => scenario.campaigns.length),
		apart: sum(({ apart }) => apart),
		accepted: sum(({ accepted }) => accepted),
		twice: sum(({ twice }) => twice),
		missing: sum(({ missing }) => missing),
		unknown: sum(({ unknown }) => unknown),
		callbacks,
		broken,
	};
}

function complaintsOf({ forgedIn, repeatsThrough, lost, killed }: CallbackReport): string[] {
	return [
		...(forgedIn > 0 ? [`${forgedIn} forged ones came in`] : []),
		...(repeatsThrough > 0 ? [`${repeatsThrough} repeats came in`] : []),
		// n8n does not run again what was killed.
		...(lost > killed ? [`${lost} were lost, and ${killed} executions killed`] : []),
	];
}

function lineOf(report: DoubleStartReport): string {
	const { scenario, accepted, twice, missing, unknown, apart, seconds, outcomes } = report;
	const { seed, campaigns, gaps, trouble, databaseDelay } = scenario;
	const counts = Object.entries(outcomes).map(([name, count]) => `${count} ${name}`);
	return (
		`seed ${seed}: ${campaigns.length} double starts after ${gaps.join(', ')} ms ` +
		`(${apart} on different workers), database +${databaseDelay} ms, trouble: ${trouble}; ` +
		`${accepted} accepted, ${twice} twice, ${missing} missing, ${unknown} unknown, ` +
		`${seconds.toFixed(0)} s; rows: ${counts.sort().join(', ')}`
	);
}
