import type { Row } from '../../processedData/row';
import {
	bucketsOf,
	decide,
	doubtsAbout,
	endingOf,
	settle,
	type Claim,
	type Settlement,
	type Standing,
} from './claim';
import type { Hold, Sighting } from './hold';
import { allBuckets, bucketOf, isInFlight, keysOf, marksOf, type Keys } from './keys';
import { makeRoom } from './room';
import type { Store } from './store';
import { takeCampaign, type Patience } from './takeCampaign';

export interface LedgerSettings {
	campaign: string;
	/** Recipients of the campaign. */
	size: number;
	/** Entries that are kept when a campaign begins; the oldest campaigns are forgotten first. */
	capacity: number;
	/** Take recipients in doubt for open ones. */
	resendDoubtful: boolean;
}

/**
 * The memory of a campaign, which one execution at a time has. Recipients are claimed and settled
 * group by group; a group holds all recipients of its buckets, and when n8n is killed, those of the
 * last group who had no answer are in doubt. Each step errs to the safe side when n8n is killed in its
 * middle: a recipient can become "in doubt" without need, but none is forgotten, sent twice, or taken
 * for sent that was not.
 *
 * 1. `claim` first writes how the group before ended. Then it writes, in one call, that the recipients
 *    are begun and their buckets in flight. Only then may they be sent.
 * 2. `note` writes who has no answer yet, when some answers take long.
 * 3. `settle` keeps in mind what became of the group, for the next `claim`, or `flush` after the last.
 *
 * All that write fail when the campaign is no longer this execution's. The first run of a campaign,
 * in which nobody was begun before, does with one write for each group: marks that were never there
 * can end by another one that comes. In later runs marks are asked for, which adds them, so they must
 * be taken away.
 */
export class Ledger {
	private readonly keys: Keys;

	/** The group that was claimed last, until its end is written. */
	private claimed?: Claim;

	/** Buckets that have landed, whose marks can go. */
	private readonly landed = new Set<number>();

	/** Whether `doubtful` was written for recipients who were only under way. */
	private doubted = false;

	/** Whether this run leaves recipients in doubt. */
	private leavesDoubts = false;

	private constructor(
		private readonly store: Store,
		private readonly settings: LedgerSettings,
		private readonly hold: Hold,
		/** The campaign has been run before. */
		private readonly resumed: boolean,
		/** An earlier run left recipients in doubt. */
		private readonly hasDoubts: boolean,
	) {
		this.keys = keysOf(settings.campaign);
	}

	/**
	 * Opens the ledger of a campaign, or tells who else is sending it. Only a campaign that is new makes
	 * room by forgetting old ones: one that is resumed may itself be among the oldest entries.
	 */
	static async open(
		store: Store,
		settings: LedgerSettings,
		hold: Hold,
		patience: Patience,
	): Promise<Ledger | Sighting> {
		const holder = await takeCampaign(store, hold, patience);
		if (holder !== undefined) return holder;
		const keys = keysOf(settings.campaign);
		const known = await store.exclusively(async (row) => {
			await hold.show(row);
			const found = await row.add([keys.campaign, keys.doubtful]);
			await row.remove([
				...(found.has(keys.doubtful) ? [] : [keys.doubtful]),
				// What is left of a campaign that was forgotten must not end what this one has in flight.
				...(found.has(keys.campaign) ? [] : allBuckets.map(keys.landed)),
			]);
			return found;
		});
		if (!known.has(keys.campaign)) await makeRoom(store, settings, hold, patience.clock);
		return new Ledger(store, settings, hold, known.has(keys.campaign), known.has(keys.doubtful));
	}

	/** Tells of each group whether earlier runs sent to all of its recipients, as far as is known at once. */
	async sentBefore(groups: string[][]): Promise<boolean[]> {
		if (!this.resumed) return groups.map(() => false);
		const asked = groups.map(this.keys.groupSent);
		const known = await this.store.exclusively(async (row) => await this.askForFacts(row, asked));
		return asked.map((key) => known.has(key));
	}

	/** Takes on recipients of whole buckets, none of them twice, and tells how each stands. */
	async claim(addresses: string[]): Promise<Standing[]> {
		return (await this.takeOn(addresses)).standings;
	}

	private async takeOn(addresses: string[]): Promise<Claim> {
		const buckets = bucketsOf(addresses);
		const { begun, inFlight, doubtfulBucket } = this.keys;
		return await this.store.exclusively(async (row) => {
			const known = await this.hold.add(row, [
				...(await this.endLast(row)),
				// Before the marks, so that these are not forgotten sooner.
				...addresses.map(begun),
				...(this.resumed
					? buckets.flatMap((bucket) => marksOf(bucket, this.keys))
					: buckets.map(inFlight)),
				...(this.hasDoubts ? buckets.map(doubtfulBucket) : []),
			]);
			const claim = await this.classify(row, addresses, buckets, known);
			this.claimed = claim;
			return claim;
		});
	}

	/** Writes who of the group that was claimed last has no answer yet: only they are in doubt from then on. */
	async note(settlements: Array<Settlement | undefined>): Promise<void> {
		const claim = this.claimed;
		if (claim === undefined || claim.results !== undefined) return;
		await this.store.exclusively(async (row) => {
			const { addresses, standings, resent } = claim;
			const taken = (_: string, index: number) => settlements[index] === 'taken';
			if (!addresses.some((_, index) => settlements[index] === undefined)) return;
			// Who was certainly not sent can only be struck out at the end of the group.
			const waiting = addresses.filter(
				(_, index) => standings[index] === 'open' && settlements[index] !== 'taken',
			);
			const answered = addresses
				.filter(taken)
				.filter((address) => claim.named || resent.has(address))
				.map(this.keys.doubt);
			await this.name(row, claim, waiting, answered);
		});
	}

	/** Keeps in mind what became of the group that was claimed last. */
	settle(settlements: Array<Settlement | undefined>): void {
		if (this.claimed !== undefined) settle(this.claimed, settlements);
	}

	/** Writes what became of the group that was settled last. */
	async flush(): Promise<void> {
		await this.store.exclusively(async (row) => {
			await this.hold.add(row, await this.endLast(row));
			this.claimed = undefined;
		});
	}

	/** Lets other executions send the campaign. */
	async close(): Promise<void> {
		const { inFlight, landed, doubtful } = this.keys;
		await this.store.exclusively(async (row) => {
			await this.hold.add(row, await this.endLast(row));
			const inVain = this.doubted && !this.hasDoubts && !this.leavesDoubts;
			await this.hold.release(row, [
				...[...this.landed].flatMap((bucket) => [inFlight(bucket), landed(bucket)]),
				...(inVain ? [doubtful] : []),
			]);
		});
	}

	/**
	 * Takes the user's word for recipients in doubt, and leaves all others as they are.
	 *
	 * @returns how each stood before
	 */
	async resolve(
		addresses: string[],
		verdicts: Array<'taken' | 'open' | undefined>,
	): Promise<Standing[]> {
		const claim = await this.takeOn(addresses);
		decide(claim, verdicts, this.keys);
		await this.flush();
		return claim.standings;
	}

	/** Which facts are noted. */
	private async askForFacts(row: Row, asked: string[]): Promise<Set<string>> {
		if (asked.length === 0) return new Set();
		const { asking } = this.keys;
		const known = await this.hold.add(row, [asking, ...asked]);
		// Somebody was killed between these two writes, so that nobody knows any more which are true.
		if (known.has(asking)) return new Set();
		await row.remove([asking, ...asked.filter((key) => !known.has(key))]);
		return known;
	}

	private async classify(
		row: Row,
		addresses: string[],
		buckets: number[],
		known: Set<string>,
	): Promise<Claim> {
		const { begun, unclear, doubtfulBucket, doubt } = this.keys;
		const interrupted = new Set(buckets.filter((bucket) => isInFlight(bucket, this.keys, known)));
		const doubtfulBefore = new Set(buckets.filter((bucket) => known.has(doubtfulBucket(bucket))));
		const strays = new Set<string>();
		const resent = new Set<string>();
		if (this.hasDoubts) {
			for (const bucket of buckets) {
				if (!doubtfulBefore.has(bucket)) strays.add(doubtfulBucket(bucket));
			}
		}

		const uncertain = addresses.filter((address) => {
			const bucket = bucketOf(address);
			return doubtfulBefore.has(bucket) && !interrupted.has(bucket) && known.has(begun(address));
		});
		const asked = [...uncertain.map(doubt), ...(this.resumed ? [] : [...interrupted].map(unclear))];
		const doubts = asked.length === 0 ? new Set<string>() : await row.add(asked);

		const settled = await this.askForFacts(
			row,
			addresses
				.filter((address) => interrupted.has(bucketOf(address)) && known.has(begun(address)))
				.map(this.keys.settled),
		);

		const answered: string[] = [];
		const standings = addresses.map((address): Standing => {
			if (!known.has(begun(address))) return 'open';
			const bucket = bucketOf(address);
			const inDoubt = interrupted.has(bucket)
				? !settled.has(this.keys.settled(address))
				: doubts.has(doubt(address));
			// Asking for a doubt has written it.
			if (!inDoubt && doubtfulBefore.has(bucket)) answered.push(doubt(address));
			// One that is sent again has to go, but not before it is.
			if (inDoubt && doubtfulBefore.has(bucket) && this.settings.resendDoubtful) {
				strays.add(doubt(address));
			}
			if (!inDoubt) return 'sentBefore';
			if (!this.settings.resendDoubtful) return 'inDoubt';
			resent.add(address);
			return 'open';
		});
		if (answered.length > 0) await row.remove(answered);
		const claim: Claim = {
			addresses,
			standings,
			resent,
			buckets,
			interrupted,
			doubtfulBefore,
			strays,
			facts: [],
			named: false,
		};
		// Those who were sent to before must not become doubtful with their neighbours.
		const open = addresses.filter((address) => !known.has(begun(address)));
		if (open.length <= addresses.length / 2) await this.name(row, claim, open, []);
		return claim;
	}

	/** Notes recipients who are under way one by one, and takes the marks of their buckets away. */
	private async name(row: Row, claim: Claim, waiting: string[], answered: string[]): Promise<void> {
		const { doubt, doubtful, doubtfulBucket } = this.keys;
		const doubts = doubtsAbout(waiting, this.keys);
		if (doubts.length > 0) await this.hold.add(row, doubts);
		await row.remove([...answered, ...(claim.named ? [] : this.marksToRelease(claim))]);
		claim.named = true;
		this.doubted ||= doubts.length > 0;
		for (const address of waiting) {
			claim.strays.add(doubt(address));
			const bucket = bucketOf(address);
			if (!claim.doubtfulBefore.has(bucket)) claim.strays.add(doubtfulBucket(bucket));
		}
		claim.strays.delete(doubtful);
	}

	/**
	 * Ends the group that was settled last.
	 *
	 * @returns what has to be added to the row for it to be over
	 */
	private async endLast(row: Row): Promise<string[]> {
		const claim = this.claimed;
		if (claim?.results === undefined) return [];
		const { doubts, gone, facts } = endingOf(claim, claim.results, this.keys);
		this.leavesDoubts ||= doubts.length > 0;
		if (!this.resumed && gone.length === 0) {
			for (const bucket of claim.buckets) this.landed.add(bucket);
			return [...doubts, ...claim.buckets.map(this.keys.landed), ...facts];
		}
		const ended = this.settings.resendDoubtful ? [...claim.interrupted].map(this.keys.unclear) : [];
		if (claim.named && doubts.length + gone.length + ended.length === 0) return facts;
		await this.hold.add(row, doubts);
		await row.remove([...gone, ...ended, ...(claim.named ? [] : this.marksToRelease(claim))]);
		return facts;
	}

	/**
	 * Buckets that were in flight or doubtful before stay so, because their recipients may not all be
	 * part of this run: some can be deferred, or not in the list this time. Sending unknown recipients
	 * again on the user's word ends what was in flight.
	 */
	private marksToRelease({ buckets, interrupted }: Claim): string[] {
		const { inFlight, landed, unclear } = this.keys;
		return [
			...buckets.map(inFlight),
			...(this.resumed ? buckets.map(landed) : []),
			...(this.resumed ? buckets.filter((bucket) => !interrupted.has(bucket)).map(unclear) : []),
		];
	}
}
