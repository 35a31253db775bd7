import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { networkFailure, statusFailure } from './classify';
import { bareCredential, checkCredential } from './credential';
import { deadline } from './deadline';
import { ApiFailure } from './failure';
import { telegramBot } from './telegramBot';

/** A file that anybody may fetch, or one behind the token of a Telegram bot. */
export type RemoteFile = { url: string } | { telegramPath: string };

export interface DownloadLimits {
	maxBytes: number;
	/** Milliseconds until the file must be there as a whole; the default is 30 s. */
	timeout?: number;
}

export interface DownloadedFile {
	data: Buffer;
	/** Undefined when the server gives none, or only the one that stands for any bytes. */
	mimeType?: string;
}

/**
 * Fetches a file and stops as soon as it proves too large, whatever its server promised.
 *
 * @throws {ApiFailure} naming the host alone, since an address can hold a signature
 */
export async function download(
	caller: IExecuteFunctions,
	file: RemoteFile,
	{ maxBytes, timeout = 30_000 }: DownloadLimits,
): Promise<DownloadedFile> {
	const host = 'url' in file ? hostOf(file.url) : 'Telegram';
	const time = deadline(caller, timeout);
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: '',
		encoding: 'stream',
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		abortSignal: time.signal,
	};

	try {
		const { statusCode, headers, body } = await fetchFile(
			time.caller as IExecuteFunctions,
			file,
			options,
		);
		const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
		if (statusCode >= 300) {
			const reply = { status: statusCode, headers: headers as Record<string, string>, text: '' };
			throw statusFailure(host, { ...reply, body: '' }, Date.now());
		}
		const data = await readUpTo(maxBytes, body as unknown as AsyncIterable<Buffer>);
		return { data, ...(type !== '' && type !== 'application/octet-stream' && { mimeType: type }) };
	} catch (fault) {
		throw fault instanceof ApiFailure ? fault : networkFailure(host, fault, time.passed());
	}
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'The address of the file';
}

async function fetchFile(
	caller: IExecuteFunctions,
	file: RemoteFile,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	if ('url' in file) {
		return (await caller.helpers.httpRequest({
			...options,
			url: file.url,
		})) as IN8nHttpFullResponse;
	}
	// The credential puts host and token in front when the request leaves.
	const url = `/file/${file.telegramPath.split('/').map(encodeURIComponent).join('/')}`;
	const type = telegramBot.credential;
	const credential = bareCredential(
		await caller.getCredentials<ICredentialDataDecryptedObject>(type),
	);
	checkCredential(telegramBot, credential);
	return (await caller.helpers.httpRequestWithAuthentication.call(
		caller,
		type,
		{ ...options, url, disableFollowRedirect: true },
		{ credentialsDecrypted: { id: '', name: '', type, data: credential } },
	)) as IN8nHttpFullResponse;
}

async function readUpTo(maxBytes: number, body: AsyncIterable<Buffer>): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	// Leaving the loop closes the connection.
	for await (const chunk of body) {
		length += chunk.length;
		if (length > maxBytes) throw tooLarge(maxBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

export function tooLarge(maxBytes: number): ApiFailure {
	return new ApiFailure({
		kind: 'rejected',
		message: `The file is larger than ${maxBytes} bytes`,
		advice: 'Raise the limit, or fetch the file in another way',
	});
}
