import type { KeyRing } from '../keyRing';
import { checkToken, signToken } from '../token';
import { keysFor } from './keys';

/** Leads from the answer to a message back to the flow that waits for it. */
export interface Reference {
	/** The wait that was meant: another one of the same execution gets nothing. */
	id: string;
	/** Where n8n resumes it, from behind the address that it has for all waiting executions. */
	place: string;
}

/** An execution and a node, with n8n's own signature where it has one. */
const placeShape = /^[\w.~%-]+\/[\w.~%-]+(\?[\w.~%=+-]*)?$/;

/**
 * The reference that a message carries: it is all that has to be known, so it survives restarts and
 * reaches whatever process. A person can read it, but not change it, and nobody resumes anything with
 * it: an answer is signed once more.
 *
 * @param address the execution's resume address
 */
export function makeReference(
	{ id, until, address }: { id: string; until: string; address: string },
	keys: KeyRing,
	now: number,
): string {
	const { pathname, search } = new URL(address);
	const place = pathname.split('/').slice(-2).join('/') + search;
	const lifetime = Math.max(1, Math.ceil((Date.parse(until) - now) / 1000));
	return signToken({ id, reference: place }, keysFor('reference', keys), { now, lifetime });
}

/** @returns undefined for what is no reference of ours, or no longer good */
export function readReference(
	text: string | null,
	keys: KeyRing,
	now: number,
): Reference | undefined {
	const check = checkToken(text ?? undefined, keysFor('reference', keys), { now, tolerance: 30 });
	if (!check.valid || check.id === null || check.reference === null) return undefined;
	return placeShape.test(check.reference) ? { id: check.id, place: check.reference } : undefined;
}

/** @returns undefined when it would lead anywhere but to a waiting execution of this n8n */
export function addressOf({ place }: Reference, base: string): string | undefined {
	const address = new URL(`${base}/${place}`);
	const bare = address.origin + address.pathname;
	const parts = bare.startsWith(`${base}/`) ? bare.slice(base.length + 1).split('/') : [];
	return parts.length === 2 ? address.href : undefined;
}
