import {
	countriesByCallingCode,
	longestNational,
	parsePhoneNumber,
	type CountryCode,
} from '../bundled/phone';
import { unwrapPhone } from './unwrap';

/** A phone number, whatever its spelling. */
export interface Phone {
	/** Country code and number, or what was given when it is `national`. */
	digits: string;
	/** Digits that could be meant instead, when Default Country allows two readings. */
	alternative?: string;
	/** Written without the code of a country, and no country is known. */
	national: boolean;
	/** As the APIs take it: `+385911234567`, or without the plus when it was given without. */
	cleaned: string;
	/** Whether Default Country gave it the code of its country. */
	completed: boolean;
}

const international = /^\+?[1-9]\d{4,14}$/;

/** E.164 allows 15 digits. */
export const shape = /^(\+|00)?(\d{5,15})$/;

/** What people put between the digits of a phone number. */
export const separators = /[\s()./\u2010-\u2015\u2212\u2043-]/g;

/** Behind a slash, a zero or a plus begins a second number. */
const secondNumber = /\/\s*[0+]/;

/** A number that went through a spreadsheet or a program as a decimal number. */
const decimal = /^(\+?\d{8,15})\.0+$/;

/** Digits in brackets, one or two behind a slash, decimal zeros: more may not belong to the number. */
const doubtfulEnd = /\(\s*\d+\s*\)$|\/\s*\d{1,2}$|^[^.]*\.0+$/;

/** A zero, `06` or `8` in brackets behind the country code: dialled only inside the country. */
const bracketedTrunk = /\d[^\d(]*\(\s*(?:0\d*|8)\s*\)/;

/**
 * Reads a phone number: the one way for recipients, opt-outs and guards. Numbers in plain digits are
 * read at once; the numbering plans of libphonenumber decide where a zero or a country is in doubt.
 *
 * @param country of numbers that are written without the code of a country
 * @returns undefined when it is no phone number, or cannot be read without guessing
 */
export function readPhone(given: string, country?: CountryCode): Phone | undefined {
	if (international.test(given) && (country === undefined || given.startsWith('+'))) {
		return ofInternational(given, false);
	}
	const text = withoutRemark(westernDigits(unwrapPhone(given))).replace(decimal, '$1');
	if (text.startsWith('-') || secondNumber.test(text) || doubtfulEnd.test(text)) return undefined;
	const match = shape.exec(text.replace(separators, ''));
	if (match === null) return undefined;
	const [, prefix, digits = ''] = match;

	if (digits.startsWith('0')) return prefix ? undefined : ofNational(digits, country);
	const mayBeNational = country !== undefined && digits.length <= longestNational(country);
	if (prefix === undefined && mayBeNational) return ofDoubtful(digits, country);
	return ofInternational((prefix === undefined ? '' : '+') + digits, bracketedTrunk.test(text));
}

function ofInternational(text: string, bracketed: boolean): Phone | undefined {
	const plus = text.startsWith('+') ? '+' : '';
	const given = text.slice(plus.length);
	const digits = bracketed || zeroFollowsCode(given) ? withoutTrunk(given) : given;
	if (digits === undefined && bracketed) return undefined;
	return whole(digits ?? given, plus);
}

/** Italian and other numbers begin with a zero; elsewhere it is dialled only inside the country. */
function withoutTrunk(digits: string): string | undefined {
	const parsed = parsePhoneNumber(`+${digits}`);
	return parsed?.isValid() ? parsed.number.slice(1) : undefined;
}

function ofNational(digits: string, country: CountryCode | undefined): Phone | undefined {
	if (country === undefined) {
		return { digits, national: true, cleaned: digits, completed: false };
	}
	const parsed = parsePhoneNumber(digits, country);
	return parsed?.isValid() ? completed(parsed.number.slice(1)) : undefined;
}

/** Neither plus nor zero: with the code of a country, as the APIs allow, or without. */
function ofDoubtful(digits: string, country: CountryCode): Phone | undefined {
	const abroad = parsePhoneNumber(`+${digits}`);
	const home = parsePhoneNumber(digits, country);
	const atHome = home?.isValid() ? home.number.slice(1) : undefined;
	if (abroad?.isValid() || atHome === undefined) {
		const phone = ofInternational(digits, false);
		const differs = phone !== undefined && atHome !== undefined && atHome !== phone.digits;
		return differs ? { ...phone, alternative: atHome } : phone;
	}
	return { ...completed(atHome), alternative: digits };
}

function whole(digits: string, plus: string): Phone {
	return { digits, national: false, cleaned: plus + digits, completed: false };
}

function completed(digits: string): Phone {
	return { digits, national: false, cleaned: `+${digits}`, completed: true };
}

function zeroFollowsCode(digits: string): boolean {
	if (!/^\d{1,3}0/.test(digits)) return false;
	const code = callingCodeOf(digits);
	return code !== undefined && digits[code.length] === '0';
}

/** The code of a country that digits begin with. No calling code is the beginning of another. */
export function callingCodeOf(digits: string): string | undefined {
	for (let length = 1; length <= 3; length++) {
		const code = digits.slice(0, length);
		if (countriesByCallingCode.has(code)) return code;
	}
	return undefined;
}

/** The country of a number in plain digits, or undefined where the numbering plans do not tell. */
export function countryOf(digits: string): CountryCode | undefined {
	const [first, ...others] = countriesByCallingCode.get(callingCodeOf(digits) ?? '') ?? [];
	return others.length === 0 ? first : parsePhoneNumber(`+${digits}`)?.country;
}

/** Digits of every script, and wide forms of signs, as ASCII has them. */
function westernDigits(text: string): string {
	if (/^[ -~]*$/.test(text)) return text;
	return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
		// Unicode lists the digits of a script in order, from zero.
		let zero = digit.codePointAt(0) ?? 0;
		const code = zero;
		while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
		return String((code - zero) % 10);
	});
}

/** Takes off a remark behind a number, such as "(Ana)": letters, and no digit. */
function withoutRemark(text: string): string {
	const opening = text.lastIndexOf('(');
	if (opening === -1 || !text.endsWith(')')) return text;
	const remark = text.slice(opening + 1, -1);
	return /\p{L}/u.test(remark) && !/[)\d]/.test(remark) ? text.slice(0, opening).trimEnd() : text;
}
