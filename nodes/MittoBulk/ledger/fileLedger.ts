import type { Hold, Sighting } from './hold';
import { keysOf } from './keys';
import type { Settlement, Standing } from './claim';
import type { Row } from '../../processedData/row';
import type { Store } from './store';
import { takeCampaign, type Patience } from './takeCampaign';

/** Recipients of a file that are noted together: those of one country in one stretch of lines. */
export interface Unit {
	/** The same in every run of the campaign. */
	name: string;
	/** Places in the file of all its recipients, and of whoever else is skipped there. */
	positions: number[];
}

export interface FileLedgerSettings {
	/** The campaign, file and part in one. */
	name: string;
	/** Entries that a run may add to the row. */
	capacity: number;
	/** Take recipients in doubt for open ones. */
	resendDoubtful: boolean;
}

/** Who of a settled unit is an exception; everybody else was sent to. */
interface Exceptions {
	/** Certainly not sent to. */
	open: Set<number>;
	/** Sent to, perhaps. */
	doubtful: Set<number>;
}

type State = 'new' | 'interrupted' | 'settled';

interface Claim {
	unit: Unit;
	/** How an earlier run left it. */
	state: State;
	exceptions: Exceptions;
	/** By place: what the claim found. */
	standings: Map<number, Standing>;
	/** Open only on the user's word. */
	resent: Set<number>;
}

/**
 * The memory of a campaign that comes from a file. A million recipients are too many for n8n's row, but
 * the file is the same each time, so it is enough to note which stretches of it were sent, and who of
 * them was not. The name of the ledger holds the file's hash: of another file nothing is known.
 *
 * A unit is in one of these states:
 *
 * 1. not begun: everybody is open,
 * 2. begun and in flight: being sent. Left behind by a killed n8n, everybody in it is in doubt,
 * 3. begun: everybody was sent but the exceptions, of whom each is open or doubtful.
 *
 * The row cannot be asked without adding what is asked for. A unit is in flight from the first of these
 * calls to the last, so whatever one that was killed leaves behind is no more than doubt without need.
 */
export class FileLedger {
	private claims: Claim[] = [];

	/** Entries of other campaigns and earlier runs, which take no room from this one. */
	private foundEntries?: number;

	private constructor(
		private readonly store: Store,
		private readonly settings: FileLedgerSettings,
		private readonly hold: Hold,
	) {}

	/** Opens the ledger, or tells who else is sending the campaign. */
	static async open(
		store: Store,
		settings: FileLedgerSettings,
		hold: Hold,
		patience: Patience,
	): Promise<FileLedger | Sighting> {
		const holder = await takeCampaign(store, hold, patience);
		if (holder !== undefined) return holder;
		const { campaign } = keysOf(settings.name);
		await store.exclusively(async (row) => {
			await hold.show(row);
			await hold.add(row, [campaign]);
		});
		return new FileLedger(store, settings, hold);
	}

	/** Takes on units and tells how the recipients at their places stand. */
	async claim(units: Unit[]): Promise<Map<number, Standing>> {
		const { begun, inFlight } = this;
		return await this.store.exclusively(async (row) => {
			// Without this campaign's own mark and its hold.
			this.foundEntries ??= (await row.count()) - this.hold.marks().length - 1;
			const known = await this.hold.add(
				row,
				units.flatMap((unit) => [begun(unit), inFlight(unit)]),
			);
			this.claims = [];
			const done: string[] = [];
			for (const unit of units) {
				const wasInFlight = known.has(inFlight(unit));
				const state = wasInFlight ? 'interrupted' : known.has(begun(unit)) ? 'settled' : 'new';
				const exceptions = state === 'settled' ? await this.look(row, unit) : noExceptions;
				const claim = this.claimOf(unit, state, exceptions);
				this.claims.push(claim);
				if (state === 'settled' && !hasOpen(claim)) done.push(inFlight(unit));
			}
			await row.remove(done);
			return new Map(this.claims.flatMap(({ standings }) => [...standings]));
		});
	}

	/**
	 * Notes what became of the units that were claimed last; of places that were not open nothing is.
	 *
	 * @returns whether there is room for more
	 */
	async settle(settlements: Map<number, Settlement>): Promise<boolean> {
		if (!this.claims.some(hasOpen)) return true;
		return await this.store.exclusively(async (row) => {
			const added: string[] = [];
			const gone: string[] = [];
			for (const claim of this.claims) {
				const { add, remove } = this.changes(claim, settlements);
				added.push(...add);
				gone.push(...remove);
			}
			// While the units are still in flight.
			await this.hold.add(row, added);
			await row.remove(gone);
			return (await row.count()) - (this.foundEntries ?? 0) <= this.settings.capacity;
		});
	}

	/** Lets other executions send the campaign. */
	async close(): Promise<void> {
		await this.store.exclusively(async (row) => {
			await this.hold.add(row, []);
			await this.hold.release(row, []);
		});
	}

	private claimOf(unit: Unit, state: State, exceptions: Exceptions): Claim {
		const resent = new Set<number>();
		const standing = (position: number): Standing => {
			if (state === 'new' || exceptions.open.has(position)) return 'open';
			if (state === 'settled' && !exceptions.doubtful.has(position)) return 'sentBefore';
			if (!this.settings.resendDoubtful) return 'inDoubt';
			resent.add(position);
			return 'open';
		};
		const standings = new Map(
			unit.positions.map((position) => [position, standing(position)] as const),
		);
		return { unit, state, exceptions, standings, resent };
	}

	private changes(claim: Claim, settlements: Map<number, Settlement>): Changes {
		if (!hasOpen(claim)) return nothing;
		const { unit, state } = claim;
		const { open, doubtful } = exceptionsAfter(claim, settlements);
		const everybody = unit.positions.length;
		if (state === 'new' && open.size === everybody) {
			return { add: [], remove: [this.begun(unit), this.inFlight(unit)] };
		}
		// Nobody of an interrupted unit is known to be sent to, which is as before.
		if (state === 'interrupted' && doubtful.size === everybody) return nothing;

		const keys = [
			...[...open].map((position) => this.open(unit, position)),
			...[...doubtful].map((position) => this.doubtful(unit, position)),
		];
		const blocks = new Set([...open, ...doubtful].map(blockOf));
		const marks = [
			...(keys.length > 0 ? [this.excepted(unit)] : []),
			...[...blocks].map((block) => this.block(unit, block)),
		];
		const kept = new Set([...keys, ...marks]);
		const old = this.oldKeys(claim, blocks).filter((key) => !kept.has(key));
		return { add: [...kept], remove: [...old, this.inFlight(unit)] };
	}

	/** What earlier runs may have noted of a unit. */
	private oldKeys({ unit, state, exceptions }: Claim, blocks: Set<number>): string[] {
		if (state === 'new') return [];
		const both = (position: number) => [this.open(unit, position), this.doubtful(unit, position)];
		if (state === 'settled') {
			return [this.excepted(unit), ...[...exceptions.open, ...exceptions.doubtful].flatMap(both)];
		}
		// Whoever was killed may have been asking, so anything can be there.
		const everyBlock = [...new Set(unit.positions.map(blockOf))];
		return [
			this.excepted(unit),
			...everyBlock.map((block) => this.block(unit, block)),
			...unit.positions.filter((position) => blocks.has(blockOf(position))).flatMap(both),
		];
	}

	/** Only for a unit in flight: what was not there is taken away again, but n8n may be killed before. */
	private async look(row: Row, unit: Unit): Promise<Exceptions> {
		const known = await askFor(row, [this.excepted(unit)]);
		if (known.size === 0) return noExceptions;
		const blocks = [...new Set(unit.positions.map(blockOf))];
		const marked = await askFor(
			row,
			blocks.map((block) => this.block(unit, block)),
		);
		const places = unit.positions.filter((position) =>
			marked.has(this.block(unit, blockOf(position))),
		);
		const found = await askFor(
			row,
			places.flatMap((position) => [this.open(unit, position), this.doubtful(unit, position)]),
		);
		const doubtful = places.filter((position) => found.has(this.doubtful(unit, position)));
		const open = places.filter((position) => found.has(this.open(unit, position)));
		return {
			doubtful: new Set(doubtful),
			open: new Set(open.filter((position) => !found.has(this.doubtful(unit, position)))),
		};
	}

	// The names are stored, so they never change.
	private readonly begun = ({ name }: Unit) => `b|${this.settings.name}|${name}`;

	private readonly inFlight = ({ name }: Unit) => `i|${this.settings.name}|${name}`;

	private excepted({ name }: Unit): string {
		return `x|${this.settings.name}|${name}`;
	}

	private block({ name }: Unit, block: number): string {
		return `x|${this.settings.name}|${name}|${block}`;
	}

	private open({ name }: Unit, position: number): string {
		return `o|${this.settings.name}|${name}|${position}`;
	}

	private doubtful({ name }: Unit, position: number): string {
		return `d|${this.settings.name}|${name}|${position}`;
	}
}

function exceptionsAfter(
	{ standings, resent }: Claim,
	settlements: Map<number, Settlement>,
): Exceptions {
	const after: Exceptions = { open: new Set(), doubtful: new Set() };
	for (const [position, standing] of standings) {
		if (standing === 'sentBefore') continue;
		const settled = standing === 'open' ? (settlements.get(position) ?? 'inDoubt') : 'inDoubt';
		if (settled === 'taken') continue;
		// What an earlier run left in doubt stays so until it is sent again.
		if (settled === 'open' && !resent.has(position)) after.open.add(position);
		else after.doubtful.add(position);
	}
	return after;
}

const noExceptions: Exceptions = { open: new Set(), doubtful: new Set() };

/** Exceptions are looked for block by block, because each that is asked for costs a search of the row. */
const blockOf = (position: number) => Math.floor(position / 64);

function hasOpen({ standings }: Claim): boolean {
	for (const standing of standings.values()) if (standing === 'open') return true;
	return false;
}

interface Changes {
	add: string[];
	remove: string[];
}

const nothing: Changes = { add: [], remove: [] };

async function askFor(row: Row, keys: string[]): Promise<Set<string>> {
	if (keys.length === 0) return new Set();
	const known = await row.add(keys);
	await row.remove(keys.filter((key) => !known.has(key)));
	return known;
}
