import type { Settlement } from '../ledger/claim';
import type { Fate } from './target';

export const sentBefore: Fate = {
	outcome: 'skipped',
	reason: 'alreadySent',
	detail: 'An earlier run of this campaign sent to this recipient',
};

/** @param advice what settles it */
export const leftInDoubt = (advice: string): Fate => ({
	outcome: 'unknown',
	step: 0,
	reason: 'earlierRunInterrupted',
	detail: `An earlier run of this campaign ended before it knew whether Mitto took the message. ${advice}, or turn on Resend Unknown to send it (again)`,
});

export const interrupted: Fate = {
	outcome: 'unknown',
	step: 0,
	reason: 'interrupted',
	detail: 'The node failed while the request was under way',
};

/** What the ledger is told; nothing as long as nothing is known. */
export function settlementOf(fate: Fate | undefined): Settlement | undefined {
	if (fate === undefined) return undefined;
	if (fate.outcome === 'accepted') return 'taken';
	return fate.outcome === 'unknown' ? 'inDoubt' : 'open';
}
