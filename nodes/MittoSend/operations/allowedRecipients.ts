import { BadInput } from '../../shared/rules/badInput';
import { show } from '../../shared/rules/rules';

/**
 * Refuses recipients that the flow's builder did not allow: the guard for AI agents that fill in the
 * recipient themselves. Phone numbers match with or without the plus and however they are spaced.
 *
 * @param allowed entries separated by commas or lines; `*` stands for any characters
 * @throws {BadInput} naming the recipient
 */
export function refuseOthers(recipients: string[], allowed: string | undefined): void {
	if (allowed === undefined) return;
	const patterns = allowed
		.split(/[,\n]/)
		.map(bare)
		.filter((entry) => entry !== '')
		.map((entry) => new RegExp(`^${entry.split('*').map(literal).join('.*')}$`, 'i'));

	const stranger = recipients.find(
		(recipient) => !patterns.some((pattern) => pattern.test(bare(recipient))),
	);
	if (stranger === undefined) return;
	throw new BadInput([
		{
			field: 'To',
			message: `is ${show(stranger)}, which is not among the Allowed Recipients`,
			fix: 'Choose another recipient, or add this one to Allowed Recipients under Options',
		},
	]);
}

function bare(recipient: string): string {
	const text = recipient.trim();
	return /^\+?[\d\s()./*-]+$/.test(text) ? text.replace(/[^\d*]/g, '') : text;
}

function literal(text: string): string {
	return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
