import type { Message } from '../message/envelope';
import type { Recipient } from '../../recipients';

/** A recipient with the message it gets; recipients of one body share the same object. */
export interface Target {
	recipient: Recipient;
	message: Message;
}

/** What became of a target. `step` counts from 0. */
export type Fate =
	| {
			outcome: 'accepted';
			step: number;
			messageIds: string[];
			bulkId?: string;
			deliveryStatus?: string;
	  }
	/** Certainly not taken. */
	| { outcome: 'rejected'; step: number; reason: string; detail: string }
	| { outcome: 'unknown'; step: number; reason: string; detail: string }
	/** Not tried. */
	| { outcome: 'skipped'; reason: string; detail: string }
	/** Not tried, because its quiet hours end at `nextAllowedAt` (ISO 8601). */
	| { outcome: 'deferred'; reason: string; detail: string; nextAllowedAt: string };
