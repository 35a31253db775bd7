import type { IDataObject } from 'n8n-workflow';

import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { inboundEvent } from '../../nodes/callbacks/events';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

const botToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';
const picture = 'GIF89a picture';

let server: FakeVendor;
beforeAll(async () => {
	server = await startFakeVendor();
});
afterAll(async () => await server.close());
beforeEach(() => {
	server.requests.length = 0;
	server.react(({ url }) =>
		url.endsWith('/getFile')
			? { body: { ok: true, result: { file_path: 'photos/file 1.gif' } } }
			: { body: picture, headers: { 'content-type': 'image/gif' } },
	);
});

const file = (given: IDataObject): IDataObject => ({
	type: 'photo',
	url: null,
	fileName: null,
	size: null,
	fileId: null,
	...given,
});

const event = {
	event: 'message',
	channel: 'telegram',
	receivedAt: '2026-11-24T12:00:00.000Z',
	raw: {},
} as const;

async function receive(media: IDataObject[], options: IDataObject = { downloadMedia: true }) {
	const run = await runNode(new MittoInboundTrigger(), {
		parameters: { channel: 'telegram', options } as never,
		credentials: { mittoTelegramBotApi: { botToken, baseUrl: server.url } },
		input: [inboundEvent({ ...event, media: media as never })],
	});
	expect(run.error).toBeUndefined();
	const [item] = run.outputs[0] ?? [];
	return { json: item?.json ?? {}, binary: item?.binary ?? {} };
}

describe('files of inbound events', () => {
	it('are not fetched unless the user wants them', async () => {
		const { binary } = await receive([file({ url: `${server.url}/a.gif` })], {});
		expect(binary).toEqual({});
		expect(server.requests).toEqual([]);
	});

	it('are fetched from their address', async () => {
		const { binary, json } = await receive([
			file({ url: `${server.url}/a.gif?sig=1` }),
			file({ url: `${server.url}/b`, fileName: 'b.gif' }),
		]);
		expect(binary.media_0).toMatchObject({ mimeType: 'image/gif', fileName: 'a.gif' });
		expect(binary.media_1).toMatchObject({ fileName: 'b.gif' });
		expect(Buffer.from(binary.media_0?.data ?? '', 'base64').toString()).toBe(picture);
		expect(json).not.toHaveProperty('mediaError');
	});

	it('of Telegram are looked up first; the token stands in no output', async () => {
		const { binary, json } = await receive([file({ fileId: 'f-1' })]);
		expect(server.requests.map(({ url }) => url)).toEqual([
			`/bot${botToken}/getFile`,
			`/file/bot${botToken}/photos/file%201.gif`,
		]);
		expect(server.requests[0]?.body).toEqual({ file_id: 'f-1' });
		expect(binary.media_0).toMatchObject({ fileName: 'file 1.gif' });
		expect(JSON.stringify([json, binary])).not.toContain(botToken);
	});

	it('of Viber without an address are no errand to Telegram', async () => {
		const sticker = file({ type: 'sticker', fileId: '40100' });
		const run = await runNode(new MittoInboundTrigger(), {
			parameters: { channel: 'viber', options: { downloadMedia: true } } as never,
			credentials: { mittoViberBotApi: { authToken: 'token', baseUrl: server.url } },
			input: [inboundEvent({ ...event, channel: 'viber', media: [sticker] as never })],
		});
		expect(run.error).toBeUndefined();
		expect(server.requests).toEqual([]);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			mediaError: 'Viber Bot sent no address for the file',
		});
	});

	it.each<[string, IDataObject, () => void, string]>([
		['are larger than allowed', { size: 3_000_000 }, () => {}, 'larger than 1048576 bytes'],
		[
			'prove larger than allowed',
			{},
			() => server.react({ body: 'x'.repeat(1_100_000) }),
			'larger than 1048576 bytes',
		],
		['are gone', {}, () => server.react({ status: 404, body: '' }), 'HTTP 404'],
		['break off', {}, () => server.react('cutAfterReading'), 'broke before the answer came'],
	])('that %s do not fail the event, which says why', async (_what, given, prepare, reason) => {
		prepare();
		const url = `${server.url}/a.gif?sig=secret`;
		const { json, binary } = await receive([file({ url, ...given })], {
			downloadMedia: true,
			largestMedia: 1,
		});
		expect(json).toMatchObject({ event: 'message', mediaError: expect.stringContaining(reason) });
		expect(json.mediaError).not.toContain('secret');
		expect(binary).toEqual({});
	});
});
