import { OpenWaits } from '../../../../nodes/callbacks/waiting/openWaits';

const named = (name: string, until = 100) => ({ name, until });

describe('waits that are open', () => {
	it('are found until their time is over or they are forgotten, the newest first', () => {
		const waits = new OpenWaits<ReturnType<typeof named>>();
		waits.note('a', named('a'), 0);
		waits.note('b', named('b', 200), 0);
		expect(waits.all(99).map(({ name }) => name)).toEqual(['b', 'a']);
		expect(waits.find('a', 99)).toEqual(named('a'));
		expect(waits.find('a', 100)).toBeUndefined();
		expect(waits.all(100).map(({ name }) => name)).toEqual(['b']);
		waits.forget('b');
		expect(waits.find('b', 100)).toBeUndefined();
	});

	it('are bounded: the oldest are forgotten', () => {
		const waits = new OpenWaits<ReturnType<typeof named>>();
		for (let number = 0; number <= 10_000; number++) {
			waits.note(String(number), named(String(number)), 0);
		}
		expect(waits.all(0)).toHaveLength(10_000);
		expect(waits.find('0', 0)).toBeUndefined();
		expect(waits.find('1', 0)).toBeDefined();
	});
});
