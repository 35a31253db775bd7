/**
 * Sender rule of Mitto's chat apps page on SMS, section "Send SMS"; protocol id of the SMS API's
 * reference.
 */
export const limits = {
	senderDigits: 16,
	senderCharacters: 11,
	protocolId: 255,
} as const;

/** Digits with or without a plus, or letters and digits as phones show them in place of a number. */
export const senderPattern = new RegExp(
	`^(\\+?\\d{1,${limits.senderDigits}}|[A-Za-z0-9 ._&-]{1,${limits.senderCharacters}})$`,
);
