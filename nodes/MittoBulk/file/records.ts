import { parseCsv } from '../../bundled/csv';
import { BadInput } from '../../form/badInput';
import { quoted } from '../../values/quoted';
import { delimiterOf, findColumn, isCertainlyPhone, separatorLine } from '../../recipients';
import { parseExact } from '../../values/exactJson';
import { findField } from '../../values/fieldOf';
import { isRecord } from '../../values/records';
import { fileField } from './source';

/** One recipient of a file. */
export interface FileRecord {
	/** Where it stands in the file, from 1; where it ends when it takes several lines. */
	line: number;
	/** The recipient as it was written. */
	recipient: unknown;
	/** What the file tells of it, as far as anybody asks. */
	columns: Record<string, unknown>;
}

/** What a file needs to be read. */
export interface RecordsInput {
	/** Pieces of the text. */
	text: AsyncIterable<string>;
	/** The column that holds the recipients; a known name when left out. */
	column: string | undefined;
	/** Whether recipients are phone numbers, which are recognised in a file without a header. */
	arePhones: boolean;
	/** Names of the columns that somebody asks for. */
	wanted: readonly string[];
}

/**
 * The recipients of a CSV file, of JSON Lines, or of a text with one recipient in each line, as many
 * at a time as were read. What it is shows in its first line.
 *
 * @throws {BadInput} when a line cannot be read, or nothing says which column to take
 */
export async function* recordsIn(input: RecordsInput): AsyncGenerator<FileRecord[]> {
	let reader: Reader | undefined;
	let pending = '';
	let line = 1;
	const take = function* (text: string, isLast: boolean): Generator<FileRecord[]> {
		pending += text;
		const end = isLast ? pending.length : endOfLines(pending);
		if (end === 0 || (!isLast && pending.length < smallestBlock)) return;
		const block = pending.slice(0, end);
		if (block.trim() === '') {
			line += linesIn(block);
			pending = pending.slice(end);
			return;
		}
		reader ??= readerFor(block, input);
		const records = reader.read(block, line);
		// A line break in quotes is no end of a record, so there must be more to it.
		if (records === undefined) {
			if (!isLast && pending.length < longestRecord) return;
			throw refused(
				`has a quotation mark that is never closed, in line ${line} or after it`,
				'Close it, or write two quotation marks where one is part of a value',
			);
		}
		line += linesIn(block);
		pending = pending.slice(end);
		yield records;
	};
	for await (const text of input.text) yield* take(text, false);
	yield* take('', true);
	reader?.end?.();
}

interface Reader {
	/** Undefined when the text ends within a record. */
	read(text: string, line: number): FileRecord[] | undefined;
	/** @throws {BadInput} when there was no recipient in the whole file */
	end?(): void;
}

const smallestBlock = 16 * 1024;
const longestRecord = 4 * 1024 * 1024;

const endOfLines = (text: string) => {
	const end = text.lastIndexOf('\n') + 1;
	// Lines of old Macs end with a carriage return alone.
	return end === 0 && text.length > smallestBlock ? text.lastIndexOf('\r') + 1 : end;
};

function linesIn(text: string): number {
	return text.split(/\r\n|\n|\r/).length - 1;
}

function readerFor(block: string, input: RecordsInput): Reader {
	const start = block.trimStart();
	if (start.startsWith('{')) return jsonReader(input);
	if (start.startsWith('[')) {
		throw refused(
			'begins with [, as a JSON list does, which can only be read as a whole',
			'Write JSON Lines: one object in each line, without commas between them',
		);
	}
	return { read: csvReader(block, input) };
}

function jsonReader({ column }: RecordsInput): Reader {
	let usual: string | undefined;
	let firstNames: string[] | undefined;
	const recipientIn = (columns: Record<string, unknown>) => {
		if (usual !== undefined && Object.hasOwn(columns, usual)) return columns[usual];
		const names = Object.keys(columns);
		firstNames ??= names;
		const found = findColumn(names, column);
		usual ??= found;
		return found === undefined ? undefined : columns[found];
	};
	const read: Reader['read'] = (text, first) =>
		text.split(/\r\n|\n|\r/).flatMap((json, index) => {
			if (json.trim() === '') return [];
			const line = first + index;
			const value = parseLine(json, line);
			const columns = isRecord(value) ? value : {};
			const recipient = isRecord(value) ? recipientIn(value) : value;
			return [{ line, recipient, columns }];
		});
	const end = () => {
		if (usual !== undefined || firstNames === undefined) return;
		const names = firstNames.slice(0, mostNamed).map(quoted).join(', ');
		if (column === undefined) {
			throw refused(
				`has lines such as one with ${names}, none of which is the usual name of a column with recipients`,
				'Name the column in Recipient Column',
			);
		}
		throw BadInput.of(
			'Recipient Column',
			`is ${quoted(column)}, which no line of the file has`,
			`Write it as the first line does, which has ${names}`,
		);
	};
	return { read, end };
}

const mostNamed = 15;

function parseLine(json: string, line: number): unknown {
	try {
		return parseExact(json);
	} catch (reason) {
		throw refused(
			`has no JSON in line ${line}, which is ${quoted(json.trim())} (${(reason as Error).message})`,
			'Write one whole JSON object in each line',
		);
	}
}

function csvReader(
	block: string,
	input: RecordsInput,
): (text: string, line: number) => FileRecord[] | undefined {
	const delimiter = separatorLine.exec(block)?.[1] ?? delimiterOf(block);
	let header: Header | undefined;
	return (text, first) => {
		const named = header === undefined ? separatorLine.exec(text) : null;
		const rows = parseRows(
			named === null ? text : text.slice(named[0].length),
			delimiter,
			named === null ? first : first + 1,
		);
		if (rows === undefined) return undefined;
		if (header === undefined) {
			header = headerOf(rows, input);
			if (!header.isData) rows.shift();
		}
		const { names, place } = header;
		return rows.map(({ line, cells }) => ({
			line,
			recipient: cells[place],
			columns: Object.fromEntries(names.map(([name, index]) => [name, cells[index] ?? ''])),
		}));
	};
}

interface CsvRow {
	line: number;
	cells: string[];
}

/** Undefined when the text ends inside quotes. */
function parseRows(text: string, delimiter: string, first: number): CsvRow[] | undefined {
	const rows: CsvRow[] = [];
	try {
		parseCsv(text, {
			bom: true,
			delimiter,
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			trim: true,
			on_record: (cells: string[], { lines }) => {
				rows.push({ line: first + lines - 1, cells });
				return null;
			},
		});
	} catch (reason) {
		if ((reason as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED') return undefined;
		throw refused(`is not valid CSV (${(reason as Error).message})`, 'Correct the line');
	}
	return rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

interface Header {
	/** Each name that is wanted, with its place; of names that are there twice the first. */
	names: Array<[string, number]>;
	/** Where the recipient stands. */
	place: number;
	/** Whether the first line is a recipient itself. */
	isData: boolean;
}

function headerOf(rows: CsvRow[], { column, arePhones, wanted }: RecordsInput): Header {
	const { cells = [] } = rows[0] ?? {};
	const found = findColumn(cells, column);
	if (found !== undefined) {
		const names = cells.map((name, index): [string, number] => [name, index]);
		const asked = names.filter(
			([name, index]) =>
				cells.indexOf(name) === index &&
				wanted.some((each) => findField({ [name]: true }, each) !== undefined),
		);
		return { names: asked, place: cells.indexOf(found), isData: false };
	}
	if (column !== undefined) {
		throw BadInput.of(
			'Recipient Column',
			`is ${quoted(column)}, which the first line of the file does not have`,
			`Write it as the first line does, which has ${cells.slice(0, mostNamed).map(quoted).join(', ')}`,
		);
	}
	const isNarrow = rows.every((row) => row.cells.length === 1);
	if (isNarrow && (!arePhones || cells.every(isCertainlyPhone))) {
		return { names: [], place: 0, isData: true };
	}
	throw refused(
		`begins with ${quoted(cells.join(', '))}, which is neither a recipient nor has the usual name of a column with recipients`,
		'Name the column in Recipient Column, or write one recipient in each line, phone numbers with their country code',
	);
}

function refused(message: string, fix: string): BadInput {
	return BadInput.of(fileField, message, fix);
}
