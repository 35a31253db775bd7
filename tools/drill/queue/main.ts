/**
 * `npm run drill:queue -- --seeds 20`: n8n in queue mode on this machine. Campaigns are started twice
 * while processes are killed, Redis restarts, the database is slow and callbacks come in, and nobody
 * may be sent to twice, missing, or told of twice. `--first 17 --seeds 1 --trouble worker` repeats one
 * seed. Ends with exit code 1 when a promise was broken.
 */
import { parseArgs } from 'node:util';

import { startQueue } from '../../queue';
import { drillQueue, type QueueReport } from './drillQueue';
import { queueScenarioOf, troubles, type Trouble } from './scenario';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seeds: { type: 'string', default: '20' },
			first: { type: 'string', default: '1' },
			/** One of `troubles`, or all of them in turn. */
			trouble: { type: 'string' },
			/** Callbacks that come in while campaigns run. */
			callbacks: { type: 'string', default: '3' },
			/** Callbacks that come in afterwards, as fast as they are answered. */
			burst: { type: 'string', default: '1000' },
			/** Of the good ones among those, the share that comes twice. */
			repeats: { type: 'string', default: '0.3' },
		},
	});
	const first = Number(values.first);
	const scenarios = Array.from({ length: Number(values.seeds) }, (_, index) => {
		const trouble = values.trouble ?? troubles[(first + index) % troubles.length];
		return queueScenarioOf(first + index, trouble as Trouble);
	});

	const stack = await startQueue();
	try {
		const report = await drillQueue(stack, {
			scenarios,
			callbacksPerSecond: Number(values.callbacks),
			burst: Number(values.burst),
			shareOfRepeats: Number(values.repeats),
			tell: (line) => console.log(line),
		});
		sayAll(report);
		if (report.broken.length > 0) process.exitCode = 1;
	} finally {
		await stack.stop();
	}
}

function sayAll({ doubleStarts, callbacks, broken, ...sums }: QueueReport): void {
	const { accepted, twice, missing, unknown, apart } = sums;
	console.log(
		`${doubleStarts} double starts, ${apart} of them on different workers: ` +
			`${accepted} accepted, ${twice} twice, ${missing} missing, ${unknown} unknown`,
	);
	for (const [name, report] of Object.entries(callbacks)) {
		const { made, repeats, forged, forgedIn, repeatsThrough, lost, killed, lookUp, seconds } =
			report;
		console.log(
			`${made} callbacks ${name} (${repeats} repeats, ${forged} forged) in ${seconds.toFixed(0)} s, ` +
				`${(made / seconds).toFixed(1)} a second: ${forgedIn} forged in, ` +
				`${repeatsThrough} repeats let through, ${lost} lost, ${killed} executions killed, ` +
				`${lookUp} ms in the trigger`,
		);
	}
	for (const complaint of broken.slice(0, 20)) console.log(`BROKEN ${complaint}`);
	console.log(broken.length === 0 ? 'Every promise kept' : `${broken.length} broken promises`);
}

main().catch((reason: Error) => {
	console.error(reason.stack);
	process.exit(1);
});
