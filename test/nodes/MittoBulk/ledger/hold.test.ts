import { Hold, look } from '../../../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import { MemoryStore } from '../../../support/memoryStore';

const keys = keysOf('sale');
const stranger = 'b|sale|385911111111';

/** A row in which this execution holds the campaign. */
async function heldBy(execution: string, salt = 0) {
	const row = new MemoryStore();
	const hold = new Hold(keys, execution, salt);
	expect(await hold.take(row)).toBeUndefined();
	return { row, hold };
}

const digits = (name: string) => [...name].map((digit, place) => `e|sale|${place}|${digit}`);
const signs = (row: MemoryStore) =>
	row.entries.filter((key) => key.startsWith('v|')).map((key) => Number(key.at(-1)));

describe('a hold on a campaign', () => {
	it('is noted digit by digit, with what tells it from others of the same execution', async () => {
		const { row } = await heldBy('42', 7);
		expect(row.entries).toEqual(['s|sale', ...digits('0000000042007')]);
	});

	it.each([
		['7', '7'],
		['10050', '10050'],
		['12345678901234', '5678901234'],
		['a12', undefined],
		['12a', undefined],
		['abc', undefined],
	])('of execution %s is seen by others as that of %s', async (execution, seen) => {
		const { row, hold } = await heldBy(execution);
		const before = [...row.entries];
		expect((await look(row, keys))?.execution).toBe(seen);
		expect((await new Hold(keys, '9', 0).take(row))?.execution).toBe(seen);
		expect(row.entries).toEqual(before);
		expect((await hold.add(row, [])).size).toBe(before.length);
	});

	it('is nobody’s when nobody has it, and looking leaves nothing behind', async () => {
		const row = new MemoryStore();
		row.entries = [stranger];
		expect(await look(row, keys)).toBeUndefined();
		expect(row.entries).toEqual([stranger]);
	});

	it('does not tell the execution where somebody was killed who was looking', async () => {
		const { row } = await heldBy('42');
		row.entries.push('e|sale|9|3');
		expect(await look(row, keys)).toMatchObject({ execution: undefined });
	});

	it('looks the same as long as no sign of life is given, and other with each', async () => {
		const { row, hold } = await heldBy('42');
		const states = new Set([(await look(row, keys))?.state]);
		states.add((await look(row, keys))?.state);
		expect(states.size).toBe(1);
		for (let sign = 1; sign < 8; sign++) {
			hold.askForSign();
			await hold.live(row);
			states.add((await look(row, keys))?.state);
		}
		expect(states.size).toBe(8);
	});

	it('gives a sign of life only when it is asked for, once, and one key comes or goes with it', async () => {
		const { row, hold } = await heldBy('42');
		await hold.live(row);
		expect(signs(row)).toEqual([]);
		const before = row.entries.length;
		const seen: number[][] = [];
		for (let sign = 0; sign < 8; sign++) {
			hold.askForSign();
			await hold.live(row);
			await hold.live(row);
			seen.push(signs(row).sort());
			expect(row.entries).toHaveLength(before + signs(row).length);
		}
		expect(seen).toEqual([[0], [0, 1], [1], [1, 2], [0, 1, 2], [0, 2], [2], []]);
		expect(row.entries).toEqual(['s|sale', ...digits('0000000042000')]);
	});

	it('lets other campaigns see the signs once it is shown', async () => {
		const { row, hold } = await heldBy('42');
		await hold.show(row);
		hold.askForSign();
		await hold.live(row);
		expect(row.entries.slice(-3)).toEqual(['n|0', 'v|sale|0', 'n|0|beat']);
	});

	it('gives a sign of life that is due with the keys that it adds', async () => {
		const { row, hold } = await heldBy('42');
		const before = (await look(row, keys))?.state;
		hold.askForSign();
		await hold.add(row, [stranger]);
		expect((await look(row, keys))?.state).not.toBe(before);
	});

	it('adds keys, and lets go of the campaign with everything that it noted', async () => {
		const { row, hold } = await heldBy('42');
		await hold.show(row);
		hold.askForSign();
		expect(await hold.add(row, [stranger])).not.toContain(stranger);
		expect(await hold.add(row, [stranger])).toContain(stranger);
		row.entries.push('gone');
		await hold.release(row, ['gone']);
		expect(row.entries).toEqual([stranger]);
	});

	it.each(['s|sale', 'e|sale|0|0', 'n|0'])(
		'adds nothing where its mark %s is gone, and leaves the row as it was',
		async (mark) => {
			const { row, hold } = await heldBy('42');
			await hold.show(row);
			row.entries = row.entries.filter((key) => key !== mark);
			const before = [...row.entries];
			await expect(hold.add(row, [stranger])).rejects.toThrow('took the campaign over');
			expect(row.entries).toEqual(before);
		},
	);

	it('is another execution’s once that took it over, and no longer the first one’s', async () => {
		const { row, hold } = await heldBy('42');
		await new Hold(keys, '77', 3).takeOver(row);
		expect(row.entries.toSorted()).toEqual(['s|sale', ...digits('0000000077003')].toSorted());
		await expect(hold.add(row, [])).rejects.toThrow('took the campaign over');
	});
});
