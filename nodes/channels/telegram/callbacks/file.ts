import type { IExecuteFunctions } from 'n8n-workflow';

import { call } from '../../../apis/client';
import type { RemoteFile } from '../../../apis/download';
import { Payload } from '../../../callbacks/payload';

/** Telegram tells only when it is asked, and for an hour, where a file can be fetched. */
export async function telegramFile(node: IExecuteFunctions, fileId: string): Promise<RemoteFile> {
	const { body } = await call(node, {
		service: 'telegramBot',
		method: 'POST',
		path: '/getFile',
		body: { file_id: fileId },
	});
	return { telegramPath: new Payload(body).at('result').text('file_path') ?? '' };
}
