import { BadInput } from '../../form/badInput';
import { fileField } from './source';

/**
 * The text in a file, piece by piece.
 *
 * @throws {BadInput} when it is no UTF-8, such as a workbook or what old programs call Unicode
 */
export async function* textIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let isFirst = true;
	for await (const piece of bytes) {
		if (isFirst) refuseKnownStrangers(piece);
		isFirst = false;
		yield decode(decoder, piece);
	}
	const rest = decode(decoder, undefined);
	if (rest !== '') yield rest;
}

/** Beginnings of files that are not what they are taken for. */
function refuseKnownStrangers(piece: Uint8Array): void {
	const [first, second] = piece;
	const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	if (isUtf16 || looksLikeUtf16(piece)) {
		throw refused('is written in UTF-16', 'Save it as UTF-8, in Excel as "CSV UTF-8"');
	}
	if (first === 0x50 && second === 0x4b) {
		throw refused(
			'is a workbook or a compressed file',
			'Save the sheet as CSV, or unpack the file before',
		);
	}
}

/** Without a mark, every other byte of western text is zero. */
function looksLikeUtf16(piece: Uint8Array): boolean {
	const start = piece.subarray(0, 200);
	return start.filter((byte) => byte === 0).length > start.length / 4;
}

function decode(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | undefined): string {
	try {
		return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
	} catch {
		throw refused('is not written in UTF-8', 'Save it as UTF-8, in Excel as "CSV UTF-8"');
	}
}

function refused(message: string, fix: string): BadInput {
	return BadInput.of(fileField, message, fix);
}
