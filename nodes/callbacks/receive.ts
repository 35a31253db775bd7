import type { IDataObject } from 'n8n-workflow';

import type { Callback } from './callback';
import type { CallbackEvent } from './events';
import type { Receiver } from './sender';

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

export interface ReceptionRules<Event extends CallbackEvent> {
	receiver: Receiver<Event>;
	/** The user's filters. */
	wanted(event: Event): boolean;
	/** Notes the event; false when it was noted before. Asked for wanted events only. */
	isNew(event: Event): boolean;
}

/**
 * Proof first, then filters, then duplicates.
 *
 * @throws {Refused} when the callback is forged, expired or malformed
 */
export function receive<Event extends CallbackEvent>(
	callback: Callback,
	{ receiver, wanted, isNew }: ReceptionRules<Event>,
): Verdict<Event> {
	const reception = receiver(callback);
	if (reception.kind === 'handshake') return reception;

	// Also a filtered or repeated event gets the vendor's answer: a repeat means that it did not arrive.
	const { answer } = reception;
	const chosen = reception.events.filter(wanted);
	if (chosen.length === 0) return { kind: 'filtered', answer };
	const events = chosen.filter(isNew);
	return events.length === 0 ? { kind: 'duplicate', answer } : { kind: 'accepted', events, answer };
}
