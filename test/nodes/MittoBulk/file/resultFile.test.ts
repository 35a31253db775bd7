import { Readable } from 'stream';

import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { ResultFile } from '../../../../nodes/MittoBulk/file/resultFile';
import type { Source, Stream } from '../../../../nodes/MittoBulk/file/source';

type Store = (content: Buffer | Stream) => Promise<IBinaryData>;

/** n8n where it stores files piece by piece, or as a whole. */
function resultFile(store: Store, { inPieces = true, hasLedger = true } = {}): ResultFile {
	const node = { helpers: { prepareBinaryData: store } } as unknown as IExecuteFunctions;
	const toStream: Source['toStream'] = async (pieces) => Readable.from(pieces) as unknown as Stream;
	const source: Source = {
		name: 'people.csv',
		bytes: async function* () {},
		toStream: inPieces ? toStream : undefined,
	};
	return new ResultFile(node, source, 'people-result.csv', { hasLedger });
}

const reading: Store = async (content) => {
	const pieces: Buffer[] = [];
	if (Buffer.isBuffer(content)) pieces.push(content);
	else for await (const piece of content) pieces.push(piece as Buffer);
	return { data: Buffer.concat(pieces).toString(), mimeType: 'text/csv' };
};

const failing: Store = async () => {
	throw new Error('no space left');
};

const row = (line: number) => ({ line, outcome: 'accepted', destination: `+3859${line}` });

/** The error of a file that is written until it fails. */
async function fault(file: ResultFile): Promise<string> {
	try {
		for (let line = 0; line < 50; line++) {
			await file.write([row(line)]);
			await new Promise((resolve) => setImmediate(resolve));
		}
	} catch (reason) {
		return (reason as Error).message;
	}
	return 'none';
}

describe('the result file of a campaign', () => {
	it.each([true, false])('has a line for each row, stored in pieces: %s', async (inPieces) => {
		const file = resultFile(reading, { inPieces });
		for (let line = 2; line < 30; line++) await file.write([row(line)]);
		const { data } = await file.close();
		const lines = data.trim().split('\n');
		expect(lines).toHaveLength(29);
		expect(lines[0]).toContain('line,outcome,destination');
		expect(lines.at(-1)).toContain('29,accepted,+385929');
	});

	it('that n8n cannot store ends the campaign, and the ledger has what was sent', async () => {
		const text = await fault(resultFile(failing));
		expect(text).toContain('no space left');
		expect(text).toContain('What was sent is in the ledger: run the campaign again');
	});

	it('never advises to run a campaign without a ledger again, which would send twice', async () => {
		const text = await fault(resultFile(failing, { hasLedger: false }));
		expect(text).toContain('no space left');
		expect(text).not.toContain('is in the ledger');
		expect(text).toContain('would be sent to once more');
	});

	it.each([true, false])(
		'tells that all was sent when it fails at the end, with a ledger: %s',
		async (hasLedger) => {
			const file = resultFile(failing, { inPieces: false, hasLedger });
			await file.write([row(2)]);
			const closing = file.close();
			await expect(closing).rejects.toThrow('n8n could not store the result file (no space left)');
			await expect(closing).rejects.toThrow('The campaign itself is done');
			await expect(closing).rejects.toThrow(
				hasLedger ? 'sends to nobody who got it' : 'would be sent to once more',
			);
		},
	);
});
