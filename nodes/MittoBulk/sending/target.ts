import type { Recipient } from '../../recipients';
import type { Message } from '../../sending/message/message';
import type { Waiting } from '../../sending/quietHours/waiting';

/** A recipient with the message it gets; recipients of one body share the same object. */
export interface Target {
	recipient: Recipient;
	message: Message;
	/** Name of the variant, where the campaign has several. */
	variant?: string;
	/** In a test run, who would get the message. */
	insteadOf?: string;
}

/** What became of a target. `step` counts from 0. */
export type Fate =
	| {
			outcome: 'accepted';
			step: number;
			messageIds: string[];
			bulkId?: string;
			/** Mitto's own word for how far the message is. */
			rawStatus?: string;
	  }
	/** Certainly not taken. */
	| { outcome: 'rejected'; step: number; reason: string; detail: string }
	| { outcome: 'unknown'; step: number; reason: string; detail: string }
	/** Not tried. */
	| Waiting;
