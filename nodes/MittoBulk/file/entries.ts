import {
	objectionTo,
	readAddress,
	textOf,
	type OptOuts,
	type Reading,
	type Recipient,
	type SkippedRecipient,
} from '../../recipients';
import { findField } from '../../values/fieldOf';
import { callingCodeOf } from '../../recipients/phone';
import { isYes } from '../audience';
import { isInPart, type Part } from '../part';
import { CompactSet } from './compactSet';
import { recordsIn, type FileRecord } from './records';
import type { Source } from './source';
import { textIn } from './text';

/** Who may get the campaign of a file, and how the file is read. */
export interface FileAudience {
	source: Source;
	/** The column that holds the recipients, when the user named one. */
	column: string | undefined;
	reading: Reading;
	optOuts: OptOuts;
	checkAddress(address: string): string | undefined;
	/** The column that says who opted out. */
	optedOut: string | undefined;
	/** Columns that the form names. */
	named: ReadonlySet<string>;
	part: Part | undefined;
}

/** Somebody in the file. */
export interface Entry extends FileRecord {
	address: Recipient;
	/** Code of the country that the number belongs to; empty where there is none. */
	region: string;
	/** Why nothing is sent. */
	objection: Pick<SkippedRecipient, 'reason' | 'detail'> | undefined;
}

interface EntriesInput {
	/** How many there are, if that is known. */
	expected?: number;
	/** Takes the file as it is read. */
	onBytes?: (piece: Uint8Array) => void;
}

/**
 * Everybody in the file who belongs to the part, in the order of the file, with how many records were
 * read so far. Judged as a list of recipients is, with little memory.
 */
export async function* entriesIn(
	audience: FileAudience,
	{ expected, onBytes = () => {} }: EntriesInput = {},
): AsyncGenerator<{ entries: Entry[]; read: number }> {
	const { source, column, reading, optedOut, named } = audience;
	const seen = new CompactSet(expected);
	let read = 0;
	const bytes = async function* () {
		for await (const piece of source.bytes()) {
			onBytes(piece);
			yield piece;
		}
	};
	const records = recordsIn({
		text: textIn(bytes()),
		column,
		arePhones: reading.kind === 'phone',
		wanted: [...named, ...(optedOut === undefined ? [] : [optedOut])],
	});
	for await (const some of records) {
		const entries: Entry[] = [];
		for (const record of some) {
			const entry = judge(record, read++, audience, seen);
			if (entry !== undefined) entries.push(entry);
		}
		yield { entries, read };
	}
}

function judge(
	record: FileRecord,
	position: number,
	{ reading, optOuts, checkAddress, optedOut, part }: FileAudience,
	seen: CompactSet,
): Entry | undefined {
	const given = record.recipient;
	const read = readAddress(textOf(given), reading);
	const [key = ''] = read.keys;
	if (part !== undefined && !isInPart(key, part)) return undefined;
	const earlier = seen.has(key) ? 'it stands in an earlier line of the file' : undefined;
	const objection = objectionTo(given, read, { optOuts, checkAddress }, earlier);
	// Whoever opted out in one line gets nothing for a later one either.
	if (objection === undefined) seen.add(key);
	return {
		...record,
		address: { address: read.address, itemIndex: 0, position },
		region: reading.kind === 'phone' && /^\d/.test(key) ? (callingCodeOf(key) ?? '') : '',
		objection: objection ?? suppressedBy(optedOut, record),
	};
}

function suppressedBy(column: string | undefined, { columns }: FileRecord): Entry['objection'] {
	if (column === undefined || !isYes(findField(columns, column)?.value)) return undefined;
	return {
		reason: 'suppressed',
		detail: `The file's column "${column}" says that the recipient opted out`,
	};
}
