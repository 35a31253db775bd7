/** What nearly every address looks like; it needs no unwrapping. */
const bare = /^[+@-]?\w+$/;

/** Formatting characters that copying brings along: direction marks, joiners, byte order marks. */
const unseen = /\p{Cf}/gu;

/** Marks around an address: quotes, the apostrophe by which spreadsheets mark a text, left-over separators. */
const around = /^[\s'"‘’“”„`]+|[\s'"‘’“”„`;,]+$/g;

/** Takes off what stands around an address without being part of it. */
export function unwrap(text: string): string {
	return bare.test(text) ? text : text.replace(unseen, '').replace(around, '');
}

/** Schemes of links that lead to a phone number. */
const scheme = /^(?:tel|sms|callto|whatsapp):(?:\/\/)?/i;

/** Like `unwrap`, for phone numbers, which also stand in links. */
export function unwrapPhone(text: string): string {
	return unwrap(unwrap(text).replace(scheme, ''));
}
