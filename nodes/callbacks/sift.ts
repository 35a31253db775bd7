import type { IDataObject } from 'n8n-workflow';

import type { CallbackEvent } from './events';
import type { GenuineCallback } from './sender';

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
	/** The user's filters. */
	wanted(event: Event): boolean;
	/** Notes the event; false when it was noted before. Asked for wanted events only. */
	isNew(event: Event): boolean;
}

/** Filters first, then duplicates: what the flow does not want is not remembered. */
export function sift<Event extends CallbackEvent>(
	genuine: GenuineCallback<Event>,
	{ wanted, isNew }: SiftRules<Event>,
): Verdict<Event> {
	if (genuine.kind === 'handshake') return genuine;

	// Also a filtered or repeated event gets the vendor's answer: a repeat means that it did not arrive.
	const { answer } = genuine;
	const chosen = genuine.events.filter(wanted);
	if (chosen.length === 0) return { kind: 'filtered', answer };
	const events = chosen.filter(isNew);
	return events.length === 0 ? { kind: 'duplicate', answer } : { kind: 'accepted', events, answer };
}
