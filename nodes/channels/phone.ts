import type { INodeProperties } from 'n8n-workflow';

import type { Rules } from '../form/rules';

/** The phone number that most channels send to. */
export const phoneDestination: INodeProperties = {
	displayName: 'To',
	name: 'destination',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +385911234567',
	description: 'Phone number of the recipient with country code',
	hint: 'Country code and number, with or without + in front',
};

/**
 * E.164 allows 15 digits; Mitto's own samples show numbers with and without the plus, and one that
 * begins with 0, so neither is refused. The number is sent as it is written.
 */
export function checkPhone(value: unknown, rules: Rules): void {
	rules.text(value, 'To', {
		required: true,
		pattern: /^\+?\d{5,15}$/,
		shape: 'have 5 to 15 digits, with or without + in front and without blanks, dashes or brackets',
	});
}
