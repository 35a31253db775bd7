/** One message that a vendor of the sandbox accepted for one recipient. */
export interface LedgerEntry {
	order: number;
	/** ISO 8601. */
	at: string;
	service: 'chatApps' | 'smsApi' | 'viberBot' | 'telegram';
	channel: string;
	destination: string;
	messageId: string;
	trafficAccountId?: string;
	bulkId?: string;
	/** The request as it came; recipients of one bulk request share it. */
	body: unknown;
}

export interface LedgerSummary {
	accepted: number;
	recipients: number;
	/** Recipients that were accepted more than once, with how often. */
	repeated: Array<{ destination: string; times: number }>;
}

/** Everything that was accepted, in order. It says what really went out, whatever the sender believes. */
export class Ledger {
	private entries: LedgerEntry[] = [];

	private readonly byId = new Map<string, LedgerEntry>();

	/** @param whenAdded Told of every entry, once it is in. */
	constructor(private readonly whenAdded: (entry: LedgerEntry) => void = () => {}) {}

	add(entry: Omit<LedgerEntry, 'order' | 'at'>): LedgerEntry {
		const full = { ...entry, order: this.entries.length + 1, at: new Date().toISOString() };
		this.entries.push(full);
		this.byId.set(full.messageId, full);
		this.whenAdded(full);
		return full;
	}

	find(messageId: string): LedgerEntry | undefined {
		return this.byId.get(messageId);
	}

	/** Entries whose fields equal those given, oldest first. */
	list(
		wanted: Partial<Pick<LedgerEntry, 'service' | 'channel' | 'destination'>> = {},
	): LedgerEntry[] {
		const conditions = Object.entries(wanted).filter(([, value]) => value !== undefined);
		return this.entries.filter((entry) =>
			conditions.every(([name, value]) => entry[name as keyof LedgerEntry] === value),
		);
	}

	summary(): LedgerSummary {
		const times = new Map<string, number>();
		for (const { destination } of this.entries) {
			times.set(destination, (times.get(destination) ?? 0) + 1);
		}
		const repeated = [...times]
			.filter(([, count]) => count > 1)
			.map(([destination, count]) => ({ destination, times: count }));
		return { accepted: this.entries.length, recipients: times.size, repeated };
	}

	/** Every recipient with how often it was accepted. */
	recipients(): Record<string, number> {
		const times: Record<string, number> = {};
		for (const { destination } of this.entries) times[destination] = (times[destination] ?? 0) + 1;
		return times;
	}

	clear(): void {
		this.entries = [];
		this.byId.clear();
	}
}
