import { parse } from '../bundled/losslessJson';

/** Digits in a row that a JavaScript number may not keep. */
const manyDigits = /\d{16}/;

/**
 * JSON in which no integer is rounded: those that a JavaScript number would round become texts.
 * Viber's message tokens have 64 bits, so `JSON.parse` gives two of them the same value.
 *
 * @throws {SyntaxError} when the text is no JSON
 */
export function parseExact(text: string): unknown {
	return manyDigits.test(text) ? parse(text, undefined, exactNumber) : JSON.parse(text);
}

function exactNumber(digits: string): number | string {
	const value = Number(digits);
	return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? digits : value;
}
