import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';

/** Display name of the field that names the file. */
export const fileField = 'Input Binary Field';

/** A node stream, of a class that this package may not import. */
export type Stream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** A file of the input item, which can be read from its beginning as often as needed. */
export interface Source {
	name: string | undefined;
	bytes(): AsyncIterable<Uint8Array>;
	/**
	 * Makes a stream for n8n to store, where n8n stores files piece by piece. In all other modes n8n
	 * itself holds the whole file in memory before it stores it.
	 */
	toStream: ((pieces: AsyncIterable<Uint8Array>) => Promise<Stream>) | undefined;
}

/** @throws {BadInput} when there is no file, or more than one */
export function openSource(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	form: Form,
): Source {
	const name = form.trimmed('binaryPropertyName') ?? '';
	if (items.length > 1) {
		throw BadInput.of(
			fileField,
			`is to be read, but there are ${items.length} input items`,
			'Give the node the item with the file alone, or send one file after the other with Loop Over Items',
		);
	}
	const data = node.helpers.assertBinaryData(0, name);
	return sourceOf(node, data);
}

/**
 * Bytes that are read at a time. What was read of one piece should be gone before V8 takes it for
 * something that stays, or a large file leaves hundreds of megabytes to be swept up later.
 */
const pieceSize = 32 * 1024;

function sourceOf({ helpers }: IExecuteFunctions, data: IBinaryData): Source {
	const { id, fileName } = data;
	if (id === undefined) {
		// n8n keeps files in memory, so it is there already.
		return {
			name: fileName,
			bytes: async function* () {
				const all = Buffer.from(data.data, 'base64');
				for (let at = 0; at < all.length; at += pieceSize) yield all.subarray(at, at + pieceSize);
			},
			toStream: undefined,
		};
	}
	return {
		name: fileName,
		bytes: async function* () {
			for await (const piece of await helpers.getBinaryStream(id, pieceSize)) {
				const whole = piece as Buffer;
				// Files in a database come in one piece.
				for (let at = 0; at < whole.length; at += pieceSize) {
					yield whole.subarray(at, at + pieceSize);
				}
			}
		},
		toStream: id.startsWith('filesystem')
			? async (pieces) => await streamOf(await helpers.getBinaryStream(id, pieceSize), pieces)
			: undefined,
	};
}

/** Any stream knows how to make another one, by what its class inherits from Node.js's Readable. */
async function streamOf(known: Stream, pieces: AsyncIterable<Uint8Array>): Promise<Stream> {
	const { from } = known.constructor as unknown as { from(pieces: AsyncIterable<unknown>): Stream };
	(known as unknown as { destroy(): void }).destroy();
	return from(pieces);
}
