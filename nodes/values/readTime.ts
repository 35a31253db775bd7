import { isoTime } from './isoTime';

/** Numbers up to here are seconds since 1970 and end in the year 5138; beyond they are milliseconds. */
const mostSeconds = 1e11;

/** A time as vendors write it: ISO 8601, or a number of seconds or milliseconds since 1970. */
export function readTime(text: string | null): string | null {
	if (text === null) return null;
	if (!/^\d+(\.\d+)?$/.test(text)) return isoTime(Date.parse(text));
	const number = Number(text);
	return isoTime(number < mostSeconds ? number * 1000 : number);
}
