import type { IDataObject } from 'n8n-workflow';

import type { NormalisedStatus } from '../callbacks/status';
import type { Replacement } from '../channels/sms/smartEncoding';
import type { ExplainedSegments } from '../channels/sms/unicode';

/** `accepted` means that the vendor took the message, never that it arrived. */
export type Outcome = 'accepted' | 'rejected' | 'skipped' | 'deferred' | 'unknown';

/** What comes out for one message, on every channel. */
export interface SendResult extends IDataObject, Partial<NormalisedStatus> {
	outcome: Outcome;
	channel: string;
	messageId: string | null;
	/** All ids, when a failover or a broadcast has more than one. */
	messageIds?: string[];
	bulkId?: string;
	destination: string;
	trafficAccountId?: string;
	/** Which step of a failover was taken, counted from 1. */
	step?: number;
	reference?: string;
	segments?: ExplainedSegments & IDataObject;
	/** What Smart Encoding replaced in an SMS. */
	replaced?: Replacement[];
	/** Why it was deferred, in a word and in words, and when it may go out (ISO 8601). */
	reason?: 'quietHours';
	detail?: string;
	nextAllowedAt?: string;
	/** Our own id in the token of a signed callback, with which its report is recognised. */
	callbackId?: string;
	/** The SMS API only checked the message. */
	test?: boolean;
}
