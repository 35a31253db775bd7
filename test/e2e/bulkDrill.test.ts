import { drill } from '../../tools/drill/drill';
import { scenarioOf, type Together } from '../../tools/drill/scenario';
import { startStack, type Stack } from '../../tools/stack';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack({ examples: false });
}, 900_000);
afterAll(async () => await stack.stop());

// `npm run drill -- --first <seed> --seeds 1 --together <how>` repeats one of them.
describe('campaigns whose n8n is killed while the vendors misbehave', () => {
	it.each<[string, number, Together]>([
		['a campaign', 101, 'one'],
		['two campaigns of two nodes at once', 102, 'twoNodes'],
		['two campaigns of one node at once', 103, 'oneNode'],
	])(
		'%s loses nobody and sends nothing twice (seed %i)',
		async (_, seed, together) => {
			const report = await drill(stack, scenarioOf(seed, together));

			expect(report.broken).toEqual([]);
			expect(report.accepted).toBeGreaterThan(0);
		},
		// After each kill the next run waits some 30 s until it sees that the holder is dead.
		600_000,
	);
});
