import { nextAllowed } from './nextAllowed';
import type { QuietHours } from './window';

/** Why a recipient is not sent to now. */
export type Waiting =
	| { outcome: 'skipped'; reason: string; detail: string }
	/** `nextAllowedAt` (ISO 8601) is when its quiet hours end. */
	| { outcome: 'deferred'; reason: string; detail: string; nextAllowedAt: string };

/**
 * Whether a recipient must wait: deferred until its quiet hours end, or skipped because its time zone
 * cannot be told. Undefined when it may be sent to.
 *
 * @param now milliseconds since 1970
 */
export function waiting(
	now: number,
	hours: QuietHours,
	address: string,
	zone: string | undefined,
): Waiting | undefined {
	try {
		const permission = nextAllowed(now, hours, address, zone);
		if (permission.allowed) return undefined;
		const { nextAllowedAt, reason } = permission;
		return { outcome: 'deferred', reason: 'quietHours', detail: reason, nextAllowedAt };
	} catch (fault) {
		return { outcome: 'skipped', reason: 'noTimeZone', detail: (fault as Error).message };
	}
}
