import { isRecord } from '../values/records';
import { BadInput } from '../form/badInput';
import { quoted } from '../values/quoted';
import { parseCsv } from '../bundled/csv';
import { parsePhoneNumber } from '../bundled/phone';
import { readPhone } from './phone';

/** Columns that hold recipients in the exports of CRMs and spreadsheets, without case and blanks. */
const knownColumns = [
	'destination',
	'recipient',
	'phone',
	'phonenumber',
	'mobile',
	'mobilephone',
	'mobilenumber',
	'msisdn',
	'number',
	'to',
	'address',
	'chatid',
	'conversationid',
];

/**
 * The recipients in what a user filled in: a list (or JSON of one) of texts or of objects, CSV with or
 * without a header, or one recipient a line.
 *
 * @param column the property or column that holds the recipient; a known name when left out
 * @param field display name of the field, for messages
 * @throws {BadInput} when it is none of these, or nothing says which column to take
 */
export function parseRecipientList(
	text: unknown,
	column?: string,
	field = 'Recipients',
): unknown[] {
	if (text === undefined || text === null) return [];
	if (Array.isArray(text)) return text.map((entry) => ofEntry(entry, column));
	if (typeof text !== 'string') return [ofEntry(text, column)];

	const trimmed = text.trim();
	if (trimmed === '') return [];
	return /^[[{]/.test(trimmed)
		? parseRecipientList(parseJson(trimmed, field), column, field)
		: ofTable(parseTable(trimmed, field), column, field);
}

function ofEntry(entry: unknown, column: string | undefined): unknown {
	if (!isRecord(entry)) return entry;
	const name = findColumn(Object.keys(entry), column);
	return name === undefined ? (column === undefined ? entry : undefined) : entry[name];
}

function ofTable(rows: string[][], column: string | undefined, field: string): unknown[] {
	const [header = [], ...body] = rows;
	const name = findColumn(header, column);
	if (name !== undefined) {
		const index = header.indexOf(name);
		return body.map((row) => row[index]);
	}
	if (column !== undefined) {
		throw BadInput.of(
			field,
			`has no column ${quoted(column)} in its first line, which is ${quoted(header.join(', '))}`,
			'Write the column as the first line does',
		);
	}
	if (body.length === 0) return header.filter((cell) => cell !== '');
	const wide = rows.find((row) => row.filter((cell) => cell !== '').length > 1);
	if (wide === undefined) return rows.map((row) => row.find((cell) => cell !== ''));
	const cells = rows.flat().filter((cell) => cell !== '');
	if (cells.every(isCertainlyPhone)) return cells;
	throw BadInput.of(
		field,
		`has several columns, such as ${quoted(wide.join(', '))}, and none has a known name`,
		'Name the column that holds the recipients, or write one recipient in each line',
	);
}

/** Anything less, such as a customer number beside each phone, is not taken for a recipient. */
export function isCertainlyPhone(cell: string): boolean {
	const phone = readPhone(cell);
	if (phone === undefined || phone.national) return false;
	return phone.cleaned.startsWith('+') || parsePhoneNumber(`+${phone.digits}`)?.isValid() === true;
}

/** The name that holds the recipients: the column that was asked for, or else one of the usual names. */
export function findColumn(names: string[], column: string | undefined): string | undefined {
	if (column !== undefined) {
		return (
			names.find((name) => name === column) ?? names.find((name) => plain(name) === plain(column))
		);
	}
	return knownColumns
		.map((known) => names.find((name) => plain(name) === known))
		.find((name) => name !== undefined);
}

function plain(name: string): string {
	return name.toLowerCase().replace(/[\s_\p{Cf}-]/gu, '');
}

function parseJson(text: string, field: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (reason) {
		throw unreadable(field, `is not valid JSON (${(reason as Error).message})`);
	}
}

/** Excel's own first line, which names the separator of the lines below it. */
export const separatorLine = /^\ufeff?"?sep=(.)"?[ \t]*\r?\n/i;

function parseTable(given: string, field: string): string[][] {
	const named = separatorLine.exec(given);
	const text = named === null ? given : given.slice(named[0].length);
	try {
		return parseCsv(text, {
			bom: true,
			delimiter: named?.[1] ?? delimiterOf(text),
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			trim: true,
		});
	} catch (reason) {
		throw unreadable(field, `is not valid CSV (${(reason as Error).message})`);
	}
}

/** What stands in quotes separates nothing. */
const inQuotes = /"[^"]*"/g;

/** Spreadsheets separate by comma, semicolon or tab, depending on their language. */
export function delimiterOf(text: string): string {
	const [firstLine = ''] = text.replace(inQuotes, '').split('\n', 1);
	const [best] = [',', ';', '\t']
		.map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }))
		.sort((a, b) => b.count - a.count);
	return best?.delimiter ?? ',';
}

function unreadable(field: string, message: string): BadInput {
	return BadInput.of(field, message, 'Use a JSON list, CSV, or one recipient in each line');
}
