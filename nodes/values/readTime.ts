import { isoTime } from './isoTime';

/** Numbers up to here are seconds since 1970 and end in the year 5138; beyond they are milliseconds. */
const mostSeconds = 1e11;

/** Years in which a callback can have happened; a number that leads elsewhere is no time we can read. */
const [firstYear, lastYear] = [2000, 2099];

/**
 * A time as vendors write it: ISO 8601, a number of seconds or milliseconds since 1970, or the compact
 * digits of SMPP and its relatives (`YYMMDDhhmm`, `YYMMDDhhmmss`, `YYYYMMDDhhmmss`). A time that names
 * no zone is UTC. What could mean two years reads as null.
 */
export function readTime(text: string | null): string | null {
	if (text === null) return null;
	if (!/^\d+(\.\d+)?$/.test(text)) return isoTime(Date.parse(inUtc(text)));

	// Counts of milliseconds have 13 digits since 2001.
	if (/^\d{12}$/.test(text)) return compactTime(text);
	const number = Number(text);
	const counted = inRange(isoTime(number < mostSeconds ? number * 1000 : number));
	const written = compactTime(text);
	if (written === null || counted === null) return written ?? counted;
	return number < soonestWritten ? counted : null;
}

/**
 * Up to here, the year 2030, ten digits count seconds: written dates that begin with 18 or less are
 * older than this package.
 */
const soonestWritten = 1.9e9;

const compact = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$/;
const withCentury = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

function compactTime(digits: string): string | null {
	const parts = (digits.length === 14 ? withCentury : compact).exec(digits);
	if (parts === null) return null;
	const [, year = '', month, day, hour, minute, second = '00'] = parts;
	const iso = `${year.padStart(4, '20')}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
	// JavaScript would turn 31 February into a day of March.
	return isoTime(Date.parse(iso)) === iso ? inRange(iso) : null;
}

function inRange(iso: string | null): string | null {
	const year = Number(iso?.slice(0, 4));
	return year >= firstYear && year <= lastYear ? iso : null;
}

/** JavaScript takes a time without a zone for the server's own. */
function inUtc(text: string): string {
	const bare = text.trim();
	if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/.test(bare)) {
		return `${bare.replace(' ', 'T').replace(',', '.')}Z`;
	}
	const hasTime = /\d:\d/.test(bare);
	return hasTime && !/(?:Z|GMT|UTC|[+-]\d{2}:?\d{2}|\))$/i.test(bare) ? `${bare} UTC` : bare;
}
