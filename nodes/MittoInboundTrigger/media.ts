import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { InboundEvent, InboundMedia } from '../callbacks/events';
import type { Sender } from '../callbacks/sender';
import type { Form } from '../form/form';
import { download, tooLarge, type RemoteFile } from '../apis/download';
import { ApiFailure } from '../apis/failure';
import { settled } from '../values/settled';

/** What the trigger gives out. */
export type TriggerEvent = InboundEvent & {
	/** Why a file could not be fetched; there only when one could not. */
	mediaError?: string;
};

const largestMediaOption = {
	displayName: 'Media: Largest File (MB)',
	name: 'largestMedia',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 200 },
	default: 20,
	description: 'Larger files are not fetched. Telegram gives bots files of at most 20 MB.',
} satisfies INodeProperties;

/** For the collection "Options". */
export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Media: Download',
		name: 'downloadMedia',
		type: 'boolean',
		default: false,
		description:
			'Whether to fetch pictures and other files as binary data (media_0, media_1 …). When that fails, the event comes without them and says why in mediaError.',
	},
	largestMediaOption,
];

/** @returns undefined when the user does not want files to be fetched */
export function readLargestMedia(options: Form): number | undefined {
	if (!options.flag('downloadMedia')) return undefined;
	return options.numberOf(largestMediaOption) * 1024 * 1024;
}

/**
 * Adds the files of an event as binary data. This runs in the execution and not while the vendor waits
 * for its answer. It never fails: an event without its picture is better than none.
 */
export async function withMedia(
	node: IExecuteFunctions,
	item: INodeExecutionData,
	maxBytes: number,
	sender: Sender<InboundEvent>,
): Promise<INodeExecutionData> {
	const { media } = item.json as unknown as InboundEvent;
	if (!Array.isArray(media) || media.length === 0) return item;

	const binary: Record<string, IBinaryData> = {};
	const faults: string[] = [];
	for (const [index, file] of media.entries()) {
		const outcome = await settled(fetchMedia(node, file, maxBytes, sender));
		if (outcome.status === 'fulfilled') binary[`media_${index}`] = outcome.value;
		else faults.push(reasonOf(outcome.reason));
	}
	const json: IDataObject = { ...item.json };
	if (faults.length > 0) json.mediaError = faults.join('; ');
	return { ...item, json, ...(Object.keys(binary).length > 0 && { binary }) };
}

async function fetchMedia(
	node: IExecuteFunctions,
	{ url, fileId, size, fileName }: InboundMedia,
	maxBytes: number,
	sender: Sender<InboundEvent>,
): Promise<IBinaryData> {
	if (size !== null && size > maxBytes) throw tooLarge(maxBytes);
	const file = url === null ? await placeOf(node, fileId, sender) : { url };
	const { data, mimeType } = await download(node, file, { maxBytes });
	return await node.helpers.prepareBinaryData(data, fileName ?? nameIn(file), mimeType);
}

/** Only the sender knows where a file is that came without an address, if it can be fetched at all. */
async function placeOf(
	node: IExecuteFunctions,
	fileId: string | null,
	{ name, file }: Sender<InboundEvent>,
): Promise<RemoteFile> {
	if (file !== undefined && fileId !== null) return await file(node, fileId);
	throw new ApiFailure({
		kind: 'rejected',
		message: `${name} sent no address for the file`,
		advice: 'See raw for what it sent instead',
	});
}

function nameIn(file: RemoteFile): string | undefined {
	const path = 'url' in file ? (file.url.split(/[?#]/)[0] ?? '') : file.telegramPath;
	const name = path.split('/').at(-1) ?? '';
	return /\.\w+$/.test(name) ? name : undefined;
}

/** Without addresses, which can hold signatures. */
function reasonOf(fault: unknown): string {
	return fault instanceof ApiFailure ? fault.message : 'The file could not be stored';
}
