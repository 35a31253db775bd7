import type { ApiRequest } from '../../apis/client';
import type { Reply } from '../../apis/reply';
import { ApiFailure } from '../../apis/failure';
import { matchReply } from './match';
import { stepAfterRefusal } from '../../sending/message/message';
import { bulkRequest } from '../../sending/message/request';
import type { Fate, Target } from './target';
import { settled } from '../../values/settled';

export interface Delivery {
	/** Sends one request, with retries where they are safe. */
	call(request: ApiRequest): Promise<Reply>;
	/** Called when the credential is not accepted or not usable: nothing further can succeed. */
	giveUp(failure: ApiFailure): void;
}

/** HTTP statuses that can be the fault of one recipient among many. */
const divisible = new Set([400, 409, 413, 422]);

/**
 * Sends one chunk and tells what became of each target, in their order.
 *
 * A request that was refused has certainly sent nothing, so it is halved until the recipients that
 * caused the refusal stand alone. Where the user wants it, these go on to the next step at once.
 */
export async function deliver(targets: Target[], delivery: Delivery, step = 0): Promise<Fate[]> {
	// As many more requests as it takes to find some culprits, not one for each recipient.
	const budget = { left: 20 + Math.ceil(targets.length / 4) };
	const fates = await sendOrHalve(targets, delivery, step, budget);

	const next = step + 1;
	const again = targets.filter(
		({ message }, index) =>
			isRefusal(fates[index]) && stepAfterRefusal(message, step) !== undefined,
	);
	if (again.length === 0) return fates;

	const later = await deliver(again, delivery, next);
	const byTarget = new Map(again.map((target, index) => [target, later[index]]));
	return targets.map((target, index) => byTarget.get(target) ?? (fates[index] as Fate));
}

async function sendOrHalve(
	targets: Target[],
	delivery: Delivery,
	step: number,
	budget: { left: number },
): Promise<Fate[]> {
	const outcome = await settled(delivery.call(bulkRequest(targets, step)));
	if (outcome.status === 'fulfilled') return matchReply(outcome.value.body, targets, step);

	const fault: unknown = outcome.reason;
	if (!(fault instanceof ApiFailure)) throw fault;
	if (fault.kind === 'unauthorised' || fault.kind === 'misconfigured') delivery.giveUp(fault);

	if (targets.length === 1 || !mayBeOneOfMany(fault)) {
		const fate = fateOf(fault, step);
		return targets.map(() => fate);
	}
	const middle = Math.ceil(targets.length / 2);
	const fates: Fate[] = [];
	for (const half of [targets.slice(0, middle), targets.slice(middle)]) {
		if (budget.left <= 0) {
			const fate = refusedTogether(fault, step, half.length);
			fates.push(...half.map(() => fate));
			continue;
		}
		budget.left--;
		fates.push(...(await sendOrHalve(half, delivery, step, budget)));
	}
	return fates;
}

function mayBeOneOfMany({ kind, facts }: ApiFailure): boolean {
	// The SMS API refuses with HTTP 200.
	return kind === 'rejected' && (facts.status === 200 || divisible.has(facts.status ?? 0));
}

function isRefusal(fate: Fate | undefined): boolean {
	return fate?.outcome === 'rejected' && fate.reason === 'rejected';
}

function fateOf({ kind, facts }: ApiFailure, step: number): Fate {
	const detail = `${facts.message}. ${facts.advice}`;
	if (kind === 'cancelled') return { outcome: 'skipped', reason: 'cancelled', detail };
	const reason = kind === 'unknown' ? 'noAnswer' : kind;
	return { outcome: kind === 'unknown' ? 'unknown' : 'rejected', step, reason, detail };
}

function refusedTogether({ facts }: ApiFailure, step: number, count: number): Fate {
	return {
		outcome: 'rejected',
		step,
		reason: 'refusedTogether',
		detail: `${facts.message}. ${count} recipients were refused together, and the chunk had too many refusals to try each of them alone. They were not sent; run the campaign again to try them once more`,
	};
}
