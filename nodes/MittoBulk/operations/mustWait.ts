import type { Form } from '../../form/form';
import { readQuietHours } from '../../sending/quietHours';
import { waiting, type Waiting } from '../../sending/quietHours/waiting';
import type { Clock } from '../../values/clock';

/** Why a recipient must wait, asked right before it would be sent to; its own fields may tell its zone. */
export type MustWait = (address: string, ownForm: () => Form) => Waiting | undefined;

/** @throws {BadInput} when the hours cannot be read */
export function readMustWait(form: Form, clock: Clock): MustWait {
	const hours = readQuietHours(form);
	if (hours === undefined) return () => undefined;
	return (address, ownForm) => {
		const zone = hours.zoneFrom === 'field' ? ownForm().trimmed('recipientTimeZone') : undefined;
		return waiting(clock.now(), hours, address, zone);
	};
}
