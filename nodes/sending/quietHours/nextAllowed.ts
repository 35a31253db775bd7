import { BadInput } from '../../form/badInput';
import { edges, objection, type QuietHours } from './window';
import { zonesOf } from './zones';

export type Permission =
	| { allowed: true }
	| {
			allowed: false;
			/** ISO 8601 in UTC: the first moment at which sending is allowed, for a Wait node. */
			nextAllowedAt: string;
			reason: string;
	  };

const day = 86_400_000;
/** Long enough for every window that opens at all: on one weekday, or around one holiday each year. */
const longestSearch = 400;

/**
 * Whether a recipient may be sent to now. When only the country is known and it has several time
 * zones, the moment must be allowed in all of them.
 *
 * @param at milliseconds since 1970
 * @param zone the recipient's own zone, for windows that take it from a field
 * @throws {BadInput} when the zone cannot be told, or the window never opens in all zones at once
 */
export function nextAllowed(
	at: number,
	hours: QuietHours,
	address: string,
	zone?: string,
): Permission {
	const zones = zonesOf(hours, address, zone);
	const key = zones.join();
	const known = spans.get(hours) ?? new Map<string, Span>();
	spans.set(hours, known);

	let span = known.get(key);
	if (span === undefined || at < span.from || at >= span.until) {
		span = spanAt(at, hours, zones);
		known.set(key, span);
	}
	if (span.answer instanceof BadInput) throw span.answer;
	return span.answer;
}

/** A stretch of time in which the answer stays the same. */
interface Span {
	from: number;
	until: number;
	/** Looking for a moment that never comes takes long, so that it does not exist is kept as well. */
	answer: Permission | BadInput;
}

/** Campaigns ask for the same few zones again and again within minutes. */
const spans = new WeakMap<QuietHours, Map<string, Span>>();

function spanAt(at: number, hours: QuietHours, zones: readonly string[]): Span {
	const reason = objectionIn(zones, at, hours);
	const [until = at + day] = edgesFrom(at, hours, zones);
	const answer: Span['answer'] =
		reason === undefined ? { allowed: true } : defer(at, hours, zones, reason);
	return { from: at, until, answer };
}

function defer(
	at: number,
	hours: QuietHours,
	zones: readonly string[],
	reason: string,
): Permission | BadInput {
	for (let days = 0; days < longestSearch; days++) {
		const opens = edgesFrom(at + days * day, hours, zones).find(
			(edge) => objectionIn(zones, edge, hours) === undefined,
		);
		if (opens !== undefined) {
			return { allowed: false, nextAllowedAt: new Date(opens).toISOString(), reason };
		}
	}
	return BadInput.of(
		'Allowed From',
		`and the other quiet hours leave no moment that is allowed everywhere in ${zones.join(', ')}`,
		'Allow more hours or days, or give each recipient a time zone',
	);
}

/** What may change within a day, soonest first. */
function edgesFrom(start: number, hours: QuietHours, zones: readonly string[]): number[] {
	const all = new Set(zones.flatMap((zone) => edges(start, hours, zone)));
	return [...all].sort((a, b) => a - b);
}

function objectionIn(zones: readonly string[], at: number, hours: QuietHours): string | undefined {
	for (const zone of zones) {
		const reason = objection(at, hours, zone);
		if (reason !== undefined) return reason;
	}
	return undefined;
}
