import { smsPartsIn } from '../channels/sms/partsIn';
import { BadInput } from '../form/badInput';
import { guardCount, guardParts, guardRecipients, type Guards } from '../recipients/guard';
import { recipientsIn } from '../recipients/inRequest';
import { quoted } from '../values/quoted';
import { stepAt, type Message } from '../sending/message/message';
import { sendRequest } from '../sending/message/request';
import type { Target } from './sending/target';

/**
 * Holds a campaign against the guards before anything leaves: one recipient or message that is not
 * allowed stops all of it.
 *
 * @param before targets of the same campaign that were held against them before, when it is read bit by bit
 * @throws {BadInput} naming the guard
 */
export function guardCampaign(guards: Guards, targets: Target[], before?: number): void {
	const [first] = targets;
	if (first === undefined) return;
	const messages = new Set(targets.map(({ message }) => message));
	for (const message of messages) refuseOwnRecipients(message);

	if (before === undefined) guardCount(guards, targets.length);
	const addresses = targets.map(({ recipient }) => recipient.address);
	const { addressKind } = stepAt(first.message, 0).channel;
	const count = targets.length + (before ?? 0);
	guardRecipients(
		guards,
		addresses,
		addressKind,
		before === undefined ? `${count}` : `the first ${count}`,
	);

	if (guards.mostParts === undefined) return;
	for (const message of messages) {
		for (const step of message.steps.keys()) {
			guardParts(guards, smsPartsIn(sendRequest(message, undefined, step)));
		}
	}
}

/** They would get a message that no row, no opt-out and no ledger knows of. */
function refuseOwnRecipients({ additional }: Message): void {
	const [stranger] = additional === undefined ? [] : recipientsIn(additional);
	if (stranger === undefined) return;
	throw BadInput.of(
		'Additional JSON',
		`names the recipient ${quoted(stranger)}, who is not one of the campaign`,
		'Put all recipients among those of the campaign',
	);
}
