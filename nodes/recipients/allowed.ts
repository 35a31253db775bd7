import { BadInput } from '../form/badInput';
import { show } from '../form/rules';
import { matchesAny, readPatterns } from '../values/wildcard';

/**
 * Refuses recipients that the flow's builder did not allow: the guard for AI agents that fill in the
 * recipient themselves. Phone numbers match with or without the plus and however they are spaced.
 *
 * @param allowed entries separated by commas or lines; `*` stands for any characters
 * @throws {BadInput} naming the recipient
 */
export function refuseOthers(recipients: string[], allowed: string | undefined): void {
	if (allowed === undefined) return;
	const patterns = readPatterns(allowed).map(bare);
	const stranger = recipients.find((recipient) => !matchesAny(bare(recipient), patterns));
	if (stranger === undefined) return;
	throw BadInput.of(
		'To',
		`is ${show(stranger)}, which is not among the Allowed Recipients`,
		'Choose another recipient, or add this one to Allowed Recipients under Options',
	);
}

function bare(recipient: string): string {
	const text = recipient.trim();
	return /^\+?[\d\s()./*-]+$/.test(text) ? text.replace(/[^\d*]/g, '') : text;
}
