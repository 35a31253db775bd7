import type { Events } from '../live/events';
import type { ExchangeDetail, ExchangeSummary, Finding } from '../wire';
import { curlOf } from './curl';
import { redactHeaders, redactText, type Secretive } from './redact';

/** A request or a callback with everything about it. It holds secrets, and never leaves the sandbox as it is. */
export interface Exchange extends Omit<ExchangeSummary, 'address'> {
	url: string;
	headers: Record<string, unknown>;
	/** As it was sent; an object is written out only when somebody looks. */
	body: unknown;
	findings: Finding[];
	answer: { headers: Record<string, unknown>; body: string };
	messages: string[];
}

export const keptExchanges = 500;

/** More of a body than anybody reads. */
const readable = 100_000;

/** What was said to the vendors and what they said, newest last. */
export class Exchanges {
	private readonly list = new Map<number, Exchange>();

	private count = 0;

	constructor(
		private readonly events: Events,
		private readonly world: Secretive & { url?: string },
	) {}

	/** A number for a request that has just begun, so that its messages can refer to it. */
	begin(): number {
		return ++this.count;
	}

	add(exchange: Exchange): void {
		this.list.set(exchange.id, exchange);
		for (const id of this.list.keys()) {
			if (this.list.size <= keptExchanges) break;
			this.list.delete(id);
		}
		this.events.publish({ kind: 'exchange', exchange: this.summary(exchange) });
	}

	find(id: number): Exchange | undefined {
		return this.list.get(id);
	}

	summaries(): ExchangeSummary[] {
		return [...this.list.values()].map((exchange) => this.summary(exchange));
	}

	detail(exchange: Exchange): ExchangeDetail {
		const { headers, answer, findings, messages } = exchange;
		const body = redactText(textOf(exchange.body), this.world).slice(0, readable);
		const shown = redactHeaders(headers, this.world);
		return {
			...this.summary(exchange),
			headers: shown,
			body,
			findings,
			answer: {
				headers: redactHeaders(answer.headers, this.world),
				body: redactText(answer.body, this.world).slice(0, readable),
			},
			curl: curlOf(
				{
					method: exchange.method,
					url: redactText(
						exchange.kind === 'request' ? `${this.world.url ?? ''}${exchange.url}` : exchange.url,
						this.world,
					),
					headers: shown,
					body: exchange.method === 'GET' ? '' : body,
				},
				this.world,
			),
			messages: messages.slice(0, 50),
		};
	}

	clear(): void {
		this.list.clear();
	}

	private summary(exchange: Exchange): ExchangeSummary {
		const { id, kind, at, method, service, status, milliseconds, verdict, recipients } = exchange;
		const { fault, proof, replayOf } = exchange;
		return {
			...{ id, kind, at, method, service, status, milliseconds, verdict, recipients },
			address: redactText(exchange.url, this.world),
			...(fault !== undefined && { fault }),
			...(proof !== undefined && { proof }),
			...(replayOf !== undefined && { replayOf }),
		};
	}
}

function textOf(body: unknown): string {
	if (body === undefined || body === null) return '';
	return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}
