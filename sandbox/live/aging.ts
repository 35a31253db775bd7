import type { Message, ReportSettings, Status } from '../wire';
import type { Transcript } from './transcript';

/** Ages at which the chat apps tell of another status without being told to. */
export const ages = { sent: 1000, delivered: 2000 } as const;

/** What a message that nobody reported on has become with time. Telegram never tells whether it arrived. */
export function statusByAge(ageMs: number, failing: boolean, channel: string): Status {
	if (ageMs < ages.sent) return 'accepted';
	if (ageMs < ages.delivered || (channel === 'telegram' && !failing)) return 'sent';
	return failing ? 'failed' : 'delivered';
}

/** Lets the statuses of chat apps grow old, so that phones show what reading the message would say. */
export class Aging {
	private young: Message[] = [];

	private readonly timer: NodeJS.Timeout;

	constructor(
		private readonly transcript: Transcript,
		private readonly world: { reports: ReportSettings; failing: Set<string> },
	) {
		this.timer = setInterval(() => this.tick(), 250);
		this.timer.unref();
	}

	add(message: Message): void {
		if (message.service === 'chatApps') this.young.push(message);
	}

	stop(): void {
		clearInterval(this.timer);
	}

	private tick(): void {
		const now = Date.now();
		const { mode } = this.world.reports;
		let old = 0;
		for (const message of this.young) {
			const age = now - Date.parse(message.at);
			if (age < ages.sent) break;
			if (age >= ages.delivered) old++;
			const status = statusByAge(age, this.world.failing.has(message.person), message.channel);
			const untouched = message.status === 'accepted' || message.status === 'sent';
			if (mode === 'standard' && untouched && status !== 'accepted')
				this.transcript.setStatus(
					message.id,
					status,
					status === 'failed' ? 'The recipient cannot be reached' : undefined,
				);
		}
		this.young.splice(0, old);
	}
}
