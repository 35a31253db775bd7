import { Hold } from '../../../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import { makeRoom } from '../../../../nodes/MittoBulk/ledger/room';
import { fakeClock } from '../../../support/fakeClock';
import { MemoryStore } from '../../../support/memoryStore';

const old = Array.from({ length: 20 }, (_, index) => `b|old|${index}`);

/** A full row, in which a new campaign is held and shown, and before it one that may be dead. */
async function crowded({ withAnother = false } = {}) {
	const row = new MemoryStore();
	row.entries = [...old];
	const other = new Hold(keysOf('other'), '1', 0);
	if (withAnother) {
		await other.show(row);
		other.askForSign();
		await other.live(row);
	}
	const hold = new Hold(keysOf('new'), '2', 0);
	await hold.take(row);
	await hold.show(row);
	return { row, hold, other, marks: hold.marks(), clock: fakeClock(1_000_000) };
}

describe('room for a campaign', () => {
	it('is there as long as the ledger holds no more than it may', async () => {
		const { row, hold, clock } = await crowded();
		const before = [...row.entries];
		const capacity = before.length + 5;
		await makeRoom(row, { campaign: 'new', size: 5, capacity }, hold, clock);
		expect(row.entries).toEqual(before);
	});

	it('is made at once by forgetting the oldest when no other campaign is being sent', async () => {
		const { row, hold, marks, clock } = await crowded();
		const capacity = row.entries.length + 2;
		await makeRoom(row, { campaign: 'new', size: 5, capacity }, hold, clock);
		// The campaign itself is known from now on, which costs a place as well.
		expect(new Set(row.entries)).toEqual(new Set([...old.slice(4), ...marks, 'c|new']));
		expect(clock.slept).toEqual([]);
	});

	it('leaves nothing but the campaign when that is larger than the ledger', async () => {
		const { row, hold, marks, clock } = await crowded();
		await makeRoom(row, { campaign: 'new', size: 50, capacity: 10 }, hold, clock);
		expect(row.entries).toEqual(['c|new', ...marks]);
	});

	it('is made after 40 seconds without a beat of another one, of which nothing stays', async () => {
		const { row, hold, marks, clock } = await crowded({ withAnother: true });
		await makeRoom(row, { campaign: 'new', size: 5, capacity: 30 }, hold, clock);
		expect(clock.slept).toEqual(Array.from({ length: 21 }, () => 2_000));
		expect(row.entries.filter((key) => key.startsWith('n|'))).toEqual(['n|1']);
		expect(row.entries).toEqual(expect.arrayContaining(['c|new', ...marks]));
	});

	it('is not made while another one gives its beats', async () => {
		const { row, hold, other, clock } = await crowded({ withAnother: true });
		const lives = {
			...clock,
			sleep: async (milliseconds: number) => {
				await clock.sleep(milliseconds);
				if (clock.slept.length < 5) return;
				other.askForSign();
				await other.live(row);
			},
		};
		await makeRoom(row, { campaign: 'new', size: 5, capacity: 30 }, hold, lives);
		// Not each sign of life changes the beat.
		expect(clock.slept).toHaveLength(6);
		expect(row.entries).toEqual(expect.arrayContaining(old));
	});
});
