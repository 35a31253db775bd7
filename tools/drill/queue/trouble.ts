import { readFileSync } from 'node:fs';

import type { QueueStack } from '../../queue';
import { pause } from '../drill';
import type { QueueScenario } from './scenario';

/** Lets the scenario's trouble come, and starts again what has ended. */
export async function cause(stack: QueueStack, scenario: QueueScenario): Promise<void> {
	const { trouble, troubleAfter, troubleLasts, hit } = scenario;
	if (trouble === 'none') return;
	await pause(troubleAfter);
	if (trouble === 'redis') await stack.redis.restart();
	else {
		const { main, workers, processors } = stack;
		const kind = { main: [main], worker: workers, processor: processors }[trouble];
		await kind[hit % kind.length]?.kill();
	}
	await pause(troubleLasts);
	await stack.revive();
}

/** Which worker ran an execution, as its log says. */
export function workerOf({ workers }: QueueStack, execution: string): number {
	const words = new RegExp(`Worker started execution ${execution} \\(`);
	return workers.findIndex(({ logFile }) => words.test(readFileSync(logFile, 'utf8')));
}
