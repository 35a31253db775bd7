import { bucketOf, keysOf, type Keys } from './keys';
import type { Hold, Sighting } from './hold';
import type { Row } from './row';
import type { Store } from './store';
import { takeCampaign, type Patience } from './takeCampaign';

/** What the ledger knows about a recipient when its turn comes. */
export type Standing =
	/** Not begun before, or to be sent again on the user's word: send it. */
	| 'open'
	/** Sent by an earlier run. */
	| 'sentBefore'
	/** An earlier run ended before the answer came. */
	| 'inDoubt';

/** What became of a recipient that was sent; `open` was certainly not, so that the next run tries again. */
export type Settlement = 'taken' | 'open' | 'inDoubt';

export interface LedgerSettings {
	campaign: string;
	/** Recipients of the campaign. */
	size: number;
	/** Entries that are kept when a campaign begins; the oldest campaigns are forgotten first. */
	capacity: number;
	/** Take recipients in doubt for open ones. */
	resendDoubtful: boolean;
}

/** A group of recipients that this run has taken on. */
interface Claim {
	addresses: string[];
	standings: Standing[];
	/** Open only on the user's word: what an earlier run left in doubt stays so until it is sent again. */
	resent: Set<string>;
	/** What the claim turned out to be, once it is settled. */
	results?: Array<Settlement | Standing>;
	buckets: number[];
	/** Buckets that an earlier run left in flight. */
	interrupted: Set<number>;
	/** Buckets that had doubtful recipients before this run. */
	doubtfulBefore: Set<number>;
	/** Doubt keys that must not stay, unless their recipient is in doubt again. */
	strayDoubts: Set<string>;
}

/**
 * The memory of a campaign, which one execution at a time has. Recipients are claimed and settled
 * group by group; a group holds all recipients of its buckets. Each step errs to the safe side when
 * n8n is killed in its middle: a recipient can become "in doubt" without need, but none is forgotten,
 * sent twice, or taken for sent that was not.
 *
 * 1. `claim` writes, in one call, that the recipients are begun and their buckets in flight. Only then
 *    may they be sent.
 * 2. `settle` first notes who is in doubt, then takes the in-flight marks away, together with the
 *    recipients that were certainly not sent.
 *
 * Both fail when the campaign is no longer this execution's.
 */
export class Ledger {
	private readonly keys: Keys;

	/** The group that was claimed last. */
	private claimed?: Claim;

	private constructor(
		private readonly store: Store,
		private readonly settings: LedgerSettings,
		private readonly hold: Hold,
		/** Whether an earlier run left recipients in doubt. */
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
		const { campaign, doubtful } = keysOf(settings.campaign);
		return await store.exclusively(async (row) => {
			const known = await row.add([campaign, doubtful]);
			if (!known.has(doubtful)) await row.remove([doubtful]);
			if (!known.has(campaign) && (await row.count()) + settings.size > settings.capacity) {
				await row.add([campaign], Math.max(1, settings.capacity - settings.size));
				await row.add(hold.marks());
			}
			return new Ledger(store, settings, hold, known.has(doubtful));
		});
	}

	/** Takes on recipients of whole buckets, none of them twice, and tells how each stands. */
	async claim(addresses: string[]): Promise<Standing[]> {
		const buckets = [...new Set(addresses.map(bucketOf))];
		return await this.store.exclusively(async (row) => {
			const known = await this.hold.add(row, [
				...buckets.map(this.keys.inFlight),
				...(this.hasDoubts ? buckets.map(this.keys.doubtfulBucket) : []),
				...addresses.map(this.keys.begun),
			]);
			this.claimed = await this.classify(row, addresses, buckets, known);
			return this.claimed.standings;
		});
	}

	/** Notes what became of the group that was claimed last; only what was open counts. */
	async settle(settlements: Settlement[]): Promise<void> {
		const claim = this.claimed;
		if (claim === undefined) return;
		claim.results = claim.standings.map((standing, index) => {
			if (standing !== 'open') return standing;
			const settlement = settlements[index] ?? 'inDoubt';
			const isResent = claim.resent.has(claim.addresses[index] ?? '');
			return settlement === 'open' && isResent ? 'inDoubt' : settlement;
		});

		const doubts = this.doubtsOf(claim);
		const settled = new Set(doubts);
		await this.store.exclusively(async (row) => {
			await this.hold.add(row, doubts);
			await row.remove([
				...this.marksToRelease(claim),
				...claim.addresses
					.filter((_, index) => claim.results?.[index] === 'open')
					.map(this.keys.begun),
				...[...claim.strayDoubts].filter((key) => !settled.has(key)),
			]);
		});
	}

	/** Lets other executions send the campaign. */
	async close(): Promise<void> {
		await this.store.exclusively(async (row) => await this.hold.release(row));
	}

	private async classify(
		row: Row,
		addresses: string[],
		buckets: number[],
		known: Set<string>,
	): Promise<Claim> {
		const { begun, inFlight, doubtfulBucket, doubt } = this.keys;
		const interrupted = new Set(buckets.filter((bucket) => known.has(inFlight(bucket))));
		const doubtfulBefore = new Set(buckets.filter((bucket) => known.has(doubtfulBucket(bucket))));
		const strayDoubts = new Set<string>();
		const resent = new Set<string>();

		const unclear = addresses.filter((address) => {
			const bucket = bucketOf(address);
			return doubtfulBefore.has(bucket) && !interrupted.has(bucket) && known.has(begun(address));
		});
		const doubts = unclear.length === 0 ? new Set<string>() : await row.add(unclear.map(doubt));

		const standings = addresses.map((address): Standing => {
			if (!known.has(begun(address))) return 'open';
			const bucket = bucketOf(address);
			const inDoubt = interrupted.has(bucket) || doubts.has(doubt(address));
			// Asking for a doubt has written it, and one that is sent again has to go as well.
			if (doubtfulBefore.has(bucket) && (!inDoubt || this.settings.resendDoubtful)) {
				strayDoubts.add(doubt(address));
			}
			if (!inDoubt) return 'sentBefore';
			if (!this.settings.resendDoubtful) return 'inDoubt';
			resent.add(address);
			return 'open';
		});
		return {
			addresses,
			standings,
			resent,
			buckets,
			interrupted,
			doubtfulBefore,
			strayDoubts,
		};
	}

	/** Everything that says who is in doubt. */
	private doubtsOf({ addresses, results }: Claim): string[] {
		const inDoubt = addresses.filter((_, index) => results?.[index] === 'inDoubt');
		if (inDoubt.length === 0) return [];
		return [
			this.keys.doubtful,
			...new Set(inDoubt.map((address) => this.keys.doubtfulBucket(bucketOf(address)))),
			...inDoubt.map(this.keys.doubt),
		];
	}

	/**
	 * Buckets that were in flight or doubtful before stay so, because their recipients may not all be
	 * part of this run: some can be deferred, or not in the list this time. Sending unknown recipients
	 * again on the user's word ends what was in flight.
	 */
	private marksToRelease({
		addresses,
		results,
		buckets,
		interrupted,
		doubtfulBefore,
	}: Claim): string[] {
		const inFlight = buckets
			.filter((bucket) => !interrupted.has(bucket) || this.settings.resendDoubtful)
			.map(this.keys.inFlight);
		if (!this.hasDoubts) return inFlight;
		const doubtful = new Set(
			addresses.filter((_, index) => results?.[index] === 'inDoubt').map(bucketOf),
		);
		return [
			...inFlight,
			...buckets
				.filter((bucket) => !doubtful.has(bucket) && !doubtfulBefore.has(bucket))
				.map(this.keys.doubtfulBucket),
		];
	}
}
