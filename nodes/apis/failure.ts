import type { Problem } from '../form/badInput';

/**
 * What is known about a request that did not succeed, in the only respect that matters to a sender:
 * was the message taken or not?
 *
 * - `unauthorised`, `rejected`: the vendor answered no. Nothing was sent; repeating will not help.
 * - `rateLimited`: the vendor asks to wait. Nothing was sent.
 * - `unreachable`: the request never arrived. Nothing was sent.
 * - `misconfigured`: no request could be made out of the credential, or n8n itself refused to make it.
 *   Nothing was sent; repeating will not help until it is mended.
 * - `unknown`: the connection broke, time ran out or the vendor had an internal fault after the
 *   request left. The message may or may not have been taken.
 * - `cancelled`: the execution was stopped before the request left.
 */
export type FailureKind =
	| 'unauthorised'
	| 'rejected'
	| 'rateLimited'
	| 'unreachable'
	| 'misconfigured'
	| 'unknown'
	| 'cancelled';

export interface FailureFacts {
	kind: FailureKind;
	/** What happened, as a sentence without a full stop. */
	message: string;
	/** What the user can do about it. */
	advice: string;
	/** HTTP status, when there was an answer. */
	status?: number;
	/** The vendor's own words, when there were any. */
	vendorText?: string;
	/** Milliseconds that the vendor asks to wait. */
	retryAfter?: number;
	/** The fields of the credential that are wrong, when it is `misconfigured`. */
	problems?: Problem[];
	/** Node.js code of a network fault, such as ECONNREFUSED. */
	code?: string;
}

/** Thrown by the client; nodes decide by `kind` and never by the text. */
export class ApiFailure extends Error {
	readonly facts: FailureFacts;

	constructor(facts: FailureFacts) {
		super(facts.message);
		this.name = 'ApiFailure';
		this.facts = facts;
	}

	get kind(): FailureKind {
		return this.facts.kind;
	}
}
