import { BadInput } from '../../form/badInput';
import type { Recipient } from '../../recipients';
import { stepAt, type Message } from '../../sending/message/message';
import type { Result } from '../sending/campaign';
import { draw, type Split } from './draw';

/** A recipient with what it was drawn for. */
export interface Drawn {
	recipient: Recipient;
	/** 0 is the message of the form. */
	variant: number;
	/** Its name, where the campaign has variants. */
	name?: string;
}

/** Who gets which variant, and who gets nothing. */
export function divide(
	recipients: Recipient[],
	split: Split | undefined,
): { drawn: Drawn[]; heldOut: Result[] } {
	if (split === undefined) {
		return { drawn: recipients.map((recipient) => ({ recipient, variant: 0 })), heldOut: [] };
	}
	const drawn: Drawn[] = [];
	const heldOut: Result[] = [];
	for (const recipient of recipients) {
		const fate = draw(recipient.address, split);
		if (fate.heldOut) {
			heldOut.push({ recipient, fate: inControlGroup });
			continue;
		}
		const { variant } = fate;
		const name = split.variants[variant]?.name;
		drawn.push({ recipient, variant, ...(name !== undefined && { name }) });
	}
	return { drawn, heldOut };
}

const inControlGroup: Result['fate'] = {
	outcome: 'skipped',
	reason: 'controlGroup',
	detail: 'The recipient was drawn for the control group, which gets nothing',
};

/**
 * Recipients were read for the channel of the message above, and go to the others as they are.
 *
 * @throws {BadInput} naming the variant whose channel has recipients of another kind
 */
export function refuseOtherRecipients([first, ...others]: Message[]): void {
	if (first === undefined) return;
	const { channel } = stepAt(first, 0);
	for (const [index, message] of others.entries()) {
		const own = stepAt(message, 0).channel;
		if (own.addressKind === channel.addressKind) continue;
		throw BadInput.of(
			`Variants › Variant ${index + 1} › Channel`,
			`is ${own.name}, whose recipients are written in another way than those of ${channel.name}`,
			'Compare channels that take the same recipients, or send two campaigns',
		);
	}
}
