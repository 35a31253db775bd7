import { drillQueue } from '../../tools/drill/queue/drillQueue';
import { queueScenarioOf } from '../../tools/drill/queue/scenario';
import { startQueue, type QueueStack } from '../../tools/queue';

// Without Redis and PostgreSQL this fails and says how they are had: nothing is shown to hold then.
let stack: QueueStack;
beforeAll(async () => {
	stack = await startQueue();
}, 900_000);
afterAll(async () => await stack?.stop());

// `npm run drill:queue -- --first <seed> --seeds 1 --trouble <trouble>` repeats one of them.
describe('n8n in queue mode, with 2 workers and 2 webhook processors', () => {
	it('sends a campaign once that is started twice, and takes a callback once that comes twice', async () => {
		const report = await drillQueue(stack, {
			scenarios: [queueScenarioOf(2, 'none'), queueScenarioOf(7, 'worker')],
			callbacksPerSecond: 2,
			burst: 200,
			tell: () => {},
		});

		expect(report.broken).toEqual([]);
		expect(report.doubleStarts).toBeGreaterThan(1);
		expect(report.accepted).toBeGreaterThan(100);
		expect(report.callbacks.alone?.repeats).toBeGreaterThan(30);
	}, 600_000);
});
