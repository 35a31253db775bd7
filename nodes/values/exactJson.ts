import { parse } from '../bundled/losslessJson';

/** Digits in a row that a JavaScript number may not keep. */
const manyDigits = /\d{16}/;

/**
 * JSON in which no integer is rounded: those that a JavaScript number would round become texts.
 * Viber's message tokens have 64 bits, so `JSON.parse` gives two of them the same value.
 *
 * @throws {SyntaxError} when the text is no JSON, or is nested deeper than any vendor's
 */
export function parseExact(text: string): unknown {
	if (nestsDeeperThan(deepest, text)) throw new SyntaxError('The JSON is nested too deeply');
	return manyDigits.test(text) ? parse(text, undefined, exactNumber) : JSON.parse(text);
}

/**
 * What takes the value apart calls itself for each level, and would run out of stack. Telegram's
 * updates have some ten.
 */
const deepest = 100;

/** Looks at the text once; brackets inside texts do not count. */
function nestsDeeperThan(limit: number, text: string): boolean {
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		if (quoted) {
			if (sign === '\\') at++;
			else if (sign === '"') quoted = false;
		} else if (sign === '"') quoted = true;
		else if (sign === '[' || sign === '{') {
			if (++depth > limit) return true;
		} else if (sign === ']' || sign === '}') depth--;
	}
	return false;
}

function exactNumber(digits: string): number | string {
	const value = Number(digits);
	return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? digits : value;
}
