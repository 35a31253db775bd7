/** What nearly every address looks like; it needs no unwrapping. */
const bare = /^[+@-]?\w+$/;

/** Formatting characters that copying brings along: direction marks, joiners, byte order marks. */
const unseen = /\p{Cf}/gu;

/** Marks around an address: quotes, the apostrophe by which spreadsheets mark a text, left-over separators. */
const before = /[\s'"‘’“”„`]/;
const behind = /[\s'"‘’“”„`;,]/;

/** Takes off what stands around an address without being part of it. */
export function unwrap(text: string): string {
	return bare.test(text) ? text : trimmed(text.replace(unseen, ''));
}

function trimmed(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && before.test(text.charAt(start))) start += 1;
	while (start < end && behind.test(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/** Schemes of links that lead to a phone number. */
const scheme = /^(?:tel|sms|callto|whatsapp):(?:\/\/)?/i;

/** Like `unwrap`, for phone numbers, which also stand in links. */
export function unwrapPhone(text: string): string {
	return unwrap(unwrap(text).replace(scheme, ''));
}
