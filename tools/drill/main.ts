/**
 * `npm run drill -- --seeds 20`: kills n8n in the middle of campaigns while the vendors misbehave, and
 * checks that nothing was lost or sent twice. `--first 17 --seeds 1 --together oneNode` repeats one
 * seed. Ends with exit code 1 when a promise was broken.
 */
import { parseArgs } from 'node:util';

import { startStack } from '../stack';
import { drill, type DrillReport } from './drill';
import { scenarioOf, togethers, type Together } from './scenario';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seeds: { type: 'string', default: '20' },
			first: { type: 'string', default: '1' },
			together: { type: 'string' },
		},
	});
	const first = Number(values.first);
	const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => first + index);

	const stack = await startStack({ examples: false });
	let broken = 0;
	try {
		for (const seed of seeds) {
			const together =
				(values.together as Together | undefined) ?? togethers[seed % togethers.length] ?? 'one';
			const report = await drill(stack, scenarioOf(seed, together));
			print(together, report);
			broken += report.broken.length;
		}
	} finally {
		await stack.stop();
	}
	console.log(
		broken === 0
			? `${seeds.length} seeds, every promise kept`
			: `${broken} broken promises in ${seeds.length} seeds`,
	);
	if (broken > 0) process.exitCode = 1;
}

function print(together: string, report: DrillReport): void {
	const { scenario, accepted, requests, seconds, outcomes, broken } = report;
	const counts = Object.entries(outcomes).map(([name, count]) => `${count} ${name}`);
	console.log(
		`seed ${scenario.seed} (${together}): ${scenario.kills.length} kills, ${requests} requests, ` +
			`${accepted} accepted, ${seconds.toFixed(0)} s; rows: ${counts.sort().join(', ')}`,
	);
	for (const complaint of broken.slice(0, 10)) console.log(`  BROKEN ${complaint}`);
}

main().catch((reason: Error) => {
	console.error(reason.stack);
	process.exitCode = 1;
});
