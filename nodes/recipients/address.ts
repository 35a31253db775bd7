/** What people put between the digits of a phone number, and marks that copying leaves unseen. */
const separators = /[\s()./\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff‐-―-]/g;

/** E.164 allows 15 digits; a leading minus is the mark of a Telegram group, never of a phone. */
const phoneShape = /^(?:\+|00)?(\d{5,15})$/;

/**
 * A phone number as the APIs want it: `00385 (0)91/123-4567` becomes `+385911234567`. A number
 * without a country code stays without one, and everything that is no phone number (chat ids, Viber
 * ids, conversation ids) only loses the blanks around it.
 */
export function cleanAddress(text: string): string {
	const trimmed = text.trim();
	const international = /^[\s\u200b-\u200f\u202a-\u202e]*(?:\+|00)/.test(trimmed);
	// "(0)" is dialled only inside the country.
	const dialled = international ? trimmed.replace(/\(0\)/, '') : trimmed;
	const bare = bareNumber(dialled);
	return bare === undefined ? trimmed : bare.replace(/^00/, '+');
}

/**
 * What two spellings of one recipient have in common. Phone numbers are the same with or without
 * plus, 00 and spacing; other addresses only when they are equal.
 */
export function addressKey(address: string): string {
	const trimmed = address.trim();
	const digits = phoneShape.exec(bareNumber(trimmed) ?? '')?.[1];
	return digits ?? trimmed;
}

/** The number without separators, or undefined when the text is no phone number. */
function bareNumber(text: string): string | undefined {
	if (text.startsWith('-')) return undefined;
	const bare = text.replace(separators, '');
	return phoneShape.test(bare) ? bare : undefined;
}
