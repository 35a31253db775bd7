import type { IDataObject } from 'n8n-workflow';

import type { Callback } from './callback';
import type { CallbackEvent } from './events';
import type { CallbackReader } from './sender';

type Answer = IDataObject | string;

/** What becomes of a genuine callback. Only an accepted one starts an execution. */
export type Verdict<Event extends CallbackEvent> =
	| { kind: 'accepted'; events: Event[]; answer?: Answer }
	/** Nothing in it is what the flow asked for. */
	| { kind: 'filtered'; answer?: Answer }
	/** All that is wanted of it was taken before. */
	| { kind: 'duplicate'; answer?: Answer }
	/** Flows that waited for it have it. */
	| { kind: 'handedOn'; answer?: Answer }
	| { kind: 'handshake'; answer: Answer };

export interface SiftRules<Event extends CallbackEvent> {
	reader: CallbackReader<Event>;
	/** The user's filters. */
	wanted(event: Event): boolean;
	/** Notes the event; false when it was noted before. Asked for wanted events only. */
	isNew(event: Event): boolean;
}

/**
 * Proof first, then filters, then duplicates.
 *
 * @throws {NotGenuine} when the callback is forged, expired or malformed
 */
export function sift<Event extends CallbackEvent>(
	callback: Callback,
	{ reader, wanted, isNew }: SiftRules<Event>,
): Verdict<Event> {
	const genuine = reader(callback);
	if (genuine.kind === 'handshake') return genuine;

	// Also a filtered or repeated event gets the vendor's answer: a repeat means that it did not arrive.
	const { answer } = genuine;
	const chosen = genuine.events.filter(wanted);
	if (chosen.length === 0) return { kind: 'filtered', answer };
	const events = chosen.filter(isNew);
	return events.length === 0 ? { kind: 'duplicate', answer } : { kind: 'accepted', events, answer };
}
