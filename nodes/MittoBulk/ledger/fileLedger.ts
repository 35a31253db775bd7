import type { Hold, Sighting } from './hold';
import { keysOf } from './keys';
import type { Settlement, Standing } from './ledger';
import type { Row } from './row';
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
	/** Entries that the row may have. */
	capacity: number;
	/** Take recipients in doubt for open ones. */
	resendDoubtful: boolean;
}

/** What is known of a unit that an earlier run began. */
interface Known {
	/** Whether the earlier run learned what became of it. */
	isSettled: boolean;
	/** Places of those who were certainly not sent to, or may have been; all others were. */
	open: Set<number>;
	doubtful: Set<number>;
}

interface Claim {
	unit: Unit;
	known: Known | undefined;
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
 * A unit goes through these states, each written in one call:
 *
 * 1. nothing: everybody is open,
 * 2. `begun`: being sent. Left behind by a killed n8n, everybody in it is in doubt,
 * 3. `begun` and `settled`: everybody was sent but the exceptions, of whom each is open or doubtful,
 * 4. `again` beside them: exceptions are being sent. Left behind, all exceptions are in doubt.
 */
export class FileLedger {
	private claims: Claim[] = [];

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
		await store.exclusively(async (row) => await hold.add(row, [campaign]));
		return new FileLedger(store, settings, hold);
	}

	/** Takes on units and tells how the recipients at their places stand. */
	async claim(units: Unit[]): Promise<Map<number, Standing>> {
		return await this.store.exclusively(async (row) => {
			const known = await this.hold.add(
				row,
				units.map(({ name }) => this.key('b', name)),
			);
			this.claims = [];
			for (const unit of units) {
				const earlier = known.has(this.key('b', unit.name))
					? await this.look(row, unit)
					: undefined;
				this.claims.push(this.claimOf(unit, earlier));
			}
			const again = this.claims.filter(isSentAgain).map(({ unit }) => this.key('a', unit.name));
			if (again.length > 0) await this.hold.add(row, again);
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
			await this.hold.add(row, added);
			await row.remove(gone);
			return (await row.count()) <= this.settings.capacity;
		});
	}

	/** Lets other executions send the campaign. */
	async close(): Promise<void> {
		await this.store.exclusively(async (row) => await this.hold.release(row));
	}

	private claimOf(unit: Unit, known: Known | undefined): Claim {
		const resent = new Set<number>();
		const standing = (position: number): Standing => {
			if (known === undefined || known.open.has(position)) return 'open';
			if (known.isSettled && !known.doubtful.has(position)) return 'sentBefore';
			if (!this.settings.resendDoubtful) return 'inDoubt';
			resent.add(position);
			return 'open';
		};
		const standings = new Map(
			unit.positions.map((position) => [position, standing(position)] as const),
		);
		return { unit, known, standings, resent };
	}

	private changes(claim: Claim, settlements: Map<number, Settlement>): Changes {
		if (!hasOpen(claim)) return nothing;
		const { unit, known, standings, resent } = claim;
		const open: number[] = [];
		const doubtful: number[] = [];
		for (const [position, standing] of standings) {
			if (standing === 'sentBefore') continue;
			const settled = standing === 'open' ? (settlements.get(position) ?? 'inDoubt') : 'inDoubt';
			if (settled === 'taken') continue;
			// What an earlier run left in doubt stays so until it is sent again.
			if (settled === 'open' && !resent.has(position)) open.push(position);
			else doubtful.push(position);
		}
		const everybody = unit.positions.length;
		if (known === undefined && open.length === everybody) {
			return { add: [], remove: [this.key('b', unit.name)] };
		}
		// An interrupted unit of which nobody was sent again stays as it is.
		if (known?.isSettled === false && doubtful.length === everybody) return nothing;

		const exceptions = [
			...open.map((position) => this.exception('o', unit, position)),
			...doubtful.map((position) => this.exception('d', unit, position)),
		];
		const kept = new Set(exceptions);
		const before = [
			...[...(known?.open ?? [])].map((position) => this.exception('o', unit, position)),
			...[...(known?.doubtful ?? [])].map((position) => this.exception('d', unit, position)),
		];
		const blocks = new Set([...open, ...doubtful].map(blockOf));
		return {
			add: [
				this.key('t', unit.name),
				...(exceptions.length > 0 ? [this.key('x', unit.name)] : []),
				...[...blocks].map((block) => this.key('x', `${unit.name}|${block}`)),
				...exceptions,
			],
			remove: [
				...(known === undefined ? [] : [this.key('a', unit.name)]),
				...before.filter((key) => !kept.has(key)),
			],
		};
	}

	/** Asking writes what is asked for, so what was not there is taken away again. */
	private async look(row: Row, unit: Unit): Promise<Known> {
		const [settled, again, hasExceptions] = ['t', 'a', 'x'].map((kind) =>
			this.key(kind, unit.name),
		) as [string, string, string];
		const known = await askFor(row, [settled, again, hasExceptions]);
		const none = { open: new Set<number>(), doubtful: new Set<number>() };
		if (!known.has(settled)) return { isSettled: false, ...none };
		if (!known.has(hasExceptions)) return { isSettled: true, ...none };

		const blockKey = (block: number) => this.key('x', `${unit.name}|${block}`);
		const blocks = [...new Set(unit.positions.map(blockOf))];
		const marked = await askFor(row, blocks.map(blockKey));
		const places = unit.positions.filter((position) => marked.has(blockKey(blockOf(position))));
		const exceptions = await askFor(
			row,
			places.flatMap((position) => ['o', 'd'].map((kind) => this.exception(kind, unit, position))),
		);
		const isOpen = (position: number) => exceptions.has(this.exception('o', unit, position));
		const isDoubtful = (position: number) => exceptions.has(this.exception('d', unit, position));
		const open = places.filter((position) => isOpen(position) && !isDoubtful(position));
		const doubtful = places.filter(isDoubtful);
		return known.has(again)
			? { isSettled: true, open: new Set(), doubtful: new Set([...open, ...doubtful]) }
			: { isSettled: true, open: new Set(open), doubtful: new Set(doubtful) };
	}

	/** Stored, so they never change. */
	private key(kind: string, rest: string): string {
		return `${kind}|${this.settings.name}|${rest}`;
	}

	private exception(kind: string, { name }: Unit, position: number): string {
		return this.key(kind, `${name}|at ${position}`);
	}
}

/** Exceptions are looked for block by block, because each that is asked for costs a search of the row. */
const blockOf = (position: number) => Math.floor(position / 64);

function isSentAgain(claim: Claim): boolean {
	return claim.known?.isSettled === true && hasOpen(claim);
}

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
