import type { IDataObject } from 'n8n-workflow';

import { Form } from '../../../../nodes/form/form';
import { Hold, look } from '../../../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import { Ledger } from '../../../../nodes/MittoBulk/ledger/ledger';
import { within } from '../../../../nodes/MittoBulk/ledger/shape';
import { withLedger, withLedgerAsIs } from '../../../../nodes/MittoBulk/ledger/withLedger';
import { fakeClock } from '../../../support/fakeClock';
import { ledgerNode } from '../../../support/ledgerNode';
import { MemoryStore } from '../../../support/memoryStore';

/** Keeps in mind each time that the oldest entries were forgotten, and how many were kept. */
class CutRow extends MemoryStore {
	cuts: number[] = [];

	override async add(keys: string[], keepNewest?: number) {
		if (keepNewest !== undefined) this.cuts.push(keepNewest);
		return await super.add(keys, keepNewest);
	}
}

let workflows = 0;

/** A node of a workflow that no other test has, and time that passes between other things. */
function scene({ options = {}, signal }: { options?: IDataObject; signal?: AbortSignal } = {}) {
	const workflow = `workflow ${workflows++}`;
	const row = new CutRow();
	const rows = { node: row, workflow: new MemoryStore() };
	const made = ledgerNode({ workflow, rows, signal });
	const time = fakeClock();
	const setting = {
		...made,
		row,
		meanwhile: async () => {},
		clock: {
			...time,
			sleep: async (milliseconds: number) => {
				await new Promise((resolve) => setImmediate(resolve));
				await time.sleep(milliseconds);
				await setting.meanwhile();
			},
		},
		form: (more: IDataObject = {}, campaignId = 'sale') =>
			Form.of({ campaignId, options: { ...options, ...more } }),
		run: async <T>(
			work: (ledger: Ledger | undefined) => Promise<T>,
			{ size = 10, more = {} }: { size?: number; more?: IDataObject } = {},
		) => await withLedger(made.node, setting.form(more), size, setting.clock, work),
	};
	return setting;
}

const part = (number: number, of: number) => ({ part: { split: { number, of } } });
const soon = async () => await new Promise((resolve) => setTimeout(resolve, 3));
const full = Array.from({ length: 50 }, (_, index) => `b|old|${index}`);
const kind = async (ledger: unknown) => (ledger === undefined ? 'none' : ledger instanceof Ledger);

describe('a campaign’s ledger', () => {
	it('is there while it is sent, and gives back what became of it', async () => {
		const { run, row } = scene();
		const standings = await run(async (ledger) => {
			expect(row.entries).toEqual(expect.arrayContaining(['s|sale', 'e|sale|9|7']));
			// Chance tells it from another one of the same execution.
			expect(row.entries).toEqual(expect.arrayContaining(['e|sale|10|5', 'e|sale|11|0']));
			return await ledger?.claim(['+385911111111']);
		});
		expect(standings).toEqual(['open']);
		expect(row.entries.filter((key) => /^[se]/.test(key))).toEqual([]);
	});

	it('is none without recipients, or when the user wants none', async () => {
		const { run, row } = scene();
		expect(await run(kind, { size: 0 })).toBe('none');
		expect(await run(kind, { more: { keepLedger: false } })).toBe('none');
		expect(row.entries).toEqual([]);
		expect(await run(kind)).toBe(true);
	});

	it('needs a name for the campaign', async () => {
		const { node, clock, form } = scene();
		const nameless = withLedger(node, form({}, ' '), 10, clock, kind);
		await expect(nameless).rejects.toThrow('Campaign ID is empty');
	});

	it('is closed also after a failure, which is told', async () => {
		const { run, row } = scene();
		await expect(run(async () => await Promise.reject(new Error('broken')))).rejects.toThrow(
			'broken',
		);
		expect(row.entries.filter((key) => key.startsWith('s|'))).toEqual([]);
	});

	it('that cannot be closed is no failure of the campaign, but warned of', async () => {
		const { run, row, warnings } = scene();
		const outcome = await run(async () => {
			row.killAfter = 0;
			return 'sent';
		});
		expect(outcome).toBe('sent');
		expect(warnings).toEqual(['Campaign "sale" is done, but its ledger could not be closed']);
	});

	it('that is closed is not warned of', async () => {
		const { run, warnings } = scene();
		await run(kind);
		expect(warnings).toEqual([]);
	});

	it('tells the failure of the campaign when it cannot be closed either', async () => {
		const { run, row } = scene();
		const failing = run(async () => {
			row.killAfter = 0;
			throw new Error('broken');
		});
		await expect(failing).rejects.toThrow('broken');
	});

	it('gives signs of life until the campaign is done', async () => {
		const { run, row, clock } = scene();
		await run(async () => {
			const seen = async () => (await look(row, keysOf('sale')))?.state;
			const state = await seen();
			// However busy the machine is; without signs the test never ends.
			while ((await seen()) === state) await soon();
			expect(clock.slept).toContain(4_000);
		});
		await soon();
		const { length } = clock.slept;
		await soon();
		expect(clock.slept).toHaveLength(length);
	});
});

describe('a campaign that is sent already', () => {
	it('by this process is refused, and tells by which execution', async () => {
		const { run } = scene();
		let end = () => {};
		const first = run(async () => await new Promise<void>((resolve) => (end = resolve)));
		await soon();
		await expect(run(kind)).rejects.toThrow(
			'is "sale", which execution 7 of this node is sending right now',
		);
		end();
		await first;
		expect(await run(kind)).toBe(true);
	});

	it('by this process is waited for on the user’s word', async () => {
		const setting = scene({ options: { ifBeingSent: 'wait' } });
		let end = () => {};
		const first = setting.run(async () => await new Promise<void>((resolve) => (end = resolve)));
		await soon();
		setting.meanwhile = async () => {
			if (setting.clock.slept.filter((each) => each === 500).length === 3) end();
		};
		expect(await setting.run(kind)).toBe(true);
		await first;
		expect(setting.clock.slept.filter((each) => each === 500).length).toBeGreaterThan(2);
	});

	it('by this process is not waited for by an execution that was stopped', async () => {
		const { run } = scene({ options: { ifBeingSent: 'wait' }, signal: AbortSignal.abort() });
		let end = () => {};
		const first = run(async () => await new Promise<void>((resolve) => (end = resolve)));
		await soon();
		await expect(run(kind)).rejects.toThrow('is sending right now');
		end();
		await first;
	});

	/** Another process is sending, and gives signs of life. */
	async function sentElsewhere(setting: ReturnType<typeof scene>) {
		const hold = new Hold(keysOf('sale'), '99', 0);
		await hold.take(setting.row);
		setting.meanwhile = async () => {
			hold.askForSign();
			await hold.live(setting.row);
		};
		return hold;
	}

	it('by another process is refused, and tells by which execution', async () => {
		const setting = scene();
		await sentElsewhere(setting);
		await expect(setting.run(kind)).rejects.toThrow('which execution 99 of this node is sending');
	});

	it('by another process is refused also where its execution is not known', async () => {
		const setting = scene();
		await sentElsewhere(setting);
		setting.row.entries.push('e|sale|0|9');
		await expect(setting.run(kind)).rejects.toThrow('which another execution of this node is');
	});

	it('by another process is waited for on the user’s word', async () => {
		const setting = scene({ options: { ifBeingSent: 'wait' } });
		const hold = await sentElsewhere(setting);
		const live = setting.meanwhile;
		setting.meanwhile = async () => {
			if (setting.clock.slept.length < 9) await live();
			else if (setting.clock.slept.length === 9) await hold.release(setting.row, []);
		};
		expect(await setting.run(kind)).toBe(true);
	});
});

describe('a campaign that cannot have a ledger', () => {
	it('is told what to do about the node that uses the workflow’s row', async () => {
		const { run, rows } = scene();
		rows.workflow.entries = Array.from({ length: 1500 }, (_, index) => `item ${index}`);
		const [outcome] = await Promise.allSettled([run(kind)]);
		expect(outcome).toMatchObject({
			reason: {
				problems: [
					{
						field: 'Keep Ledger',
						message: expect.stringMatching(/^could not begin\. A Remove Duplicates node/),
						fix: expect.stringContaining('Set the scope of that node to Node'),
					},
				],
			},
		});
	});

	it.each([
		['its form is noted', 0],
		['it is opened', 3],
	])('is told what the database said when %s', async (_, writes) => {
		const { run, row } = scene();
		row.killAfter = writes;
		const [outcome] = await Promise.allSettled([run(kind)]);
		expect(outcome).toMatchObject({
			reason: {
				problems: [
					{
						field: 'Keep Ledger',
						message: "could not begin, because n8n's database refused it (n8n was killed)",
						fix: expect.stringContaining('Save the workflow'),
					},
				],
			},
		});
	});

	it('is not sent when the database refused only the first call', async () => {
		const { run, row } = scene();
		const add = row.add.bind(row);
		row.add = async () => {
			row.add = add;
			throw new Error('The database is away');
		};
		await expect(run(kind)).rejects.toThrow('refused it (The database is away)');
		expect(row.entries).toEqual([]);
	});

	it('is one that was begun in another way', async () => {
		const { run } = scene();
		await run(kind);
		await expect(run(kind, { more: part(1, 2) })).rejects.toThrow('begun with another number');
		expect(await run(kind)).toBe(true);
	});
});

describe('the room of a campaign', () => {
	const crowded = (options: IDataObject = {}) => {
		const setting = scene({ options: { ledgerSize: 60, ...options } });
		setting.row.entries = [...full];
		return setting;
	};

	it('is made once for a list that is new, and not when it is run again', async () => {
		const { run, row } = crowded();
		await run(kind, { size: 59 });
		expect(row.cuts).toEqual([1]);
		row.entries.push(...full);
		await run(kind, { size: 59 });
		expect(row.cuts).toEqual([1]);
	});

	it('is not needed where nobody is sent to, also without Keep Ledger', async () => {
		const { node, clock, form, row } = crowded();
		row.entries.push(...full.map((key) => `${key}0`), 'c|sale');
		const wanted = form({ keepLedger: false });
		expect(await withLedgerAsIs(node, wanted, clock, kind)).toBe(true);
		expect(row.cuts).toEqual([]);
	});

	it('is not made by whoever sends to nobody, also when all is known of a campaign is its kind', async () => {
		const { node, clock, form, row } = crowded();
		row.entries.push(...full.map((key) => `${key}0`), 'p|sale', 'p|sale|list');
		expect(await withLedgerAsIs(node, form(), clock, kind)).toBe(true);
		expect(row.cuts).toEqual([]);
	});

	it('is made once for all parts, which the first one makes', async () => {
		const { run, row } = crowded();
		await run(kind, { size: 10, more: part(1, 2) });
		expect(row.cuts).toEqual([40]);
		expect(row.entries).toContain(`c|sale${within}part 1 of 2`);
		row.entries.push(...full);
		await run(kind, { size: 10, more: part(2, 2) });
		await run(kind, { size: 10, more: part(1, 2) });
		expect(row.cuts).toEqual([40]);
	});

	it('does not cost the parts what is known of them', async () => {
		const { run, row } = crowded();
		await run(kind, { size: 100, more: part(1, 2) });
		expect(row.cuts).toEqual([1]);
		expect(row.entries).toEqual(expect.arrayContaining(['p|sale', 'p|sale|2 parts']));
	});

	it('is not made by a list that fits', async () => {
		const { run, row } = scene();
		row.entries = [...full];
		await run(kind);
		expect(row.entries).toEqual(expect.arrayContaining(full));
	});
});

describe('a campaign’s ledger in which nobody is sent to', () => {
	it('is none of a campaign that was not begun, which stays so', async () => {
		const { node, clock, form, row } = scene();
		expect(await withLedgerAsIs(node, form(), clock, kind)).toBe('none');
		expect(row.entries).toEqual([]);
	});

	it('needs a name for the campaign', async () => {
		const { node, clock, form } = scene();
		const nameless = withLedgerAsIs(node, form({}, ' '), clock, kind);
		await expect(nameless).rejects.toThrow('Campaign ID is empty');
	});

	it('is refused where the campaign was begun in another way', async () => {
		const { node, clock, form, row } = scene();
		row.entries = ['p|sale', 'p|sale|2 parts'];
		const asList = withLedgerAsIs(node, form(), clock, kind);
		await expect(asList).rejects.toThrow(
			'Campaign ID is "sale", which was begun with another number of parts or from a file',
		);
		expect(row.entries).toEqual(['p|sale', 'p|sale|2 parts']);
	});

	it('is refused where n8n’s store cannot be read', async () => {
		const { node, clock, form, row } = scene();
		const add = row.add.bind(row);
		let asked = 0;
		row.add = async (...words) => {
			// Only at first: what is not known then is not made up for later.
			if (asked++ === 0) throw new Error('The database is away');
			return await add(...words);
		};
		await expect(withLedgerAsIs(node, form(), clock, kind)).rejects.toThrow('Keep Ledger');
	});
});
