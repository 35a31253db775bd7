import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode, type RunSetting } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';
import { requestFixture, requestFixtureNames, responseFixture } from '../support/fixture';

let viber: FakeVendor;
beforeAll(async () => {
	viber = await startFakeVendor();
});
afterAll(async () => await viber.close());

const { response: accepted } = responseFixture('viberBot/send-message');
beforeEach(() => {
	viber.requests.length = 0;
	viber.react({ body: accepted });
});

const run = async (parameters: INodeParameters, more: Partial<RunSetting> = {}) =>
	await runNode(new MittoSend(), {
		parameters: { resource: 'viberBot', destination: 'ana==', senderName: 'MyShop', ...parameters },
		credentials: { mittoViberBotApi: { authToken: 'secret-token', baseUrl: viber.url } },
		...more,
	});

const refusal = (status: number, words: string) => ({
	body: { status, status_message: words, chat_hostname: 'SN-CHAT-05_' },
});

/** What the user fills in for each message that Viber's pages show, besides the envelope. */
const forms: Record<string, INodeParameters> = {
	'viberBot/text': { operation: 'sendText', text: 'Hello world!' },
	'viberBot/picture': {
		operation: 'sendPicture',
		caption: 'My picture',
		media: 'http://media.example.com/picture.jpg',
		options: { thumbnail: 'http://media.example.com/picture_thumbnail.jpg' },
	},
	'viberBot/video': {
		operation: 'sendVideo',
		media: 'http://media.example.com/video.mp4',
		size: 3861139,
		options: { thumbnail: 'http://media.example.com/video_thumbnail.jpg', duration: 10 },
	},
	'viberBot/file': {
		operation: 'sendFile',
		media: 'http://media.example.com/file.pdf',
		size: 3861139,
		fileName: 'file.pdf',
	},
	'viberBot/contact': {
		operation: 'sendContact',
		contactName: 'John Doe',
		contactPhone: '+972501234567',
	},
	'viberBot/location': { operation: 'sendLocation', latitude: 32.0853, longitude: 34.7818 },
	'viberBot/url': { operation: 'sendUrl', media: 'http://www.example.com' },
	'viberBot/sticker': { operation: 'sendSticker', stickerId: 40129 },
	'viberBot/carousel': {
		// Viber's page shows level 1 here, which phones do not take for a carousel: 2 is the least.
		options: { skipValidation: true },
		operation: 'sendCarousel',
		cardsInput: 'json',
		cardsJson: JSON.stringify(requestFixture('viberBot/carousel').body.rich_media),
	},
	'viberBot/keyboard': {
		operation: 'sendText',
		text: 'Hello world!',
		keyboard: {
			button: [
				{
					text: '<font color=#FFFFFF><b>Click to Subscribe</b></font>',
					actionType: 'open-url',
					url: 'https://www.viber.com/',
					columns: 6,
					rows: 1,
					style: {
						bgColor: '#2db9b9',
						bgMediaType: 'gif',
						bgMedia:
							'https://res.cloudinary.com/hcabpjybe/image/upload/v1662541096/application-assets/fablfhcfjrlxind5tozc.png',
						bgLoop: true,
						image:
							'https://res.cloudinary.com/hcabpjybe/image/upload/v1662014438/application-assets/w21cyafzreqmiwb8abit.jpg',
						textVAlign: 'middle',
						textHAlign: 'center',
						textOpacity: 60,
						textSize: 'regular',
					},
				},
			],
		},
		keyboardSettings: { defaultHeight: false, bgColor: '#FFFFFF' },
	},
};

const examples = requestFixtureNames('viberBot').filter(
	(name) => requestFixture(name).path === '/send_message',
);

describe("every message that Viber's pages show", () => {
	it.each(examples)('%s is what the form sends', async (name) => {
		const { body } = requestFixture(name);
		const sender = body.sender as { name: string; avatar: string };
		const { options = {}, ...form } = forms[name] ?? {};

		const { error, json } = await run({
			destination: body.receiver as string,
			senderName: sender.name,
			...form,
			options: {
				...(options as INodeParameters),
				senderAvatar: sender.avatar,
				trackingData: body.tracking_data as string,
				minApiVersion: body.min_api_version as number,
			},
		});

		expect(error).toBeUndefined();
		expect(viber.requests).toHaveLength(1);
		expect(viber.requests[0]).toMatchObject({ method: 'POST', url: '/send_message' });
		expect(viber.requests[0]?.headers['x-viber-auth-token']).toBe('secret-token');
		expect(viber.requests[0]?.body).toEqual(body);
		expect(json).toEqual([
			{
				outcome: 'accepted',
				channel: 'viberBot',
				messageId: '5741311803571721087',
				destination: body.receiver,
			},
		]);
	});

	it('has a form here, and no form is left over', () => {
		expect(Object.keys(forms).sort()).toEqual([...examples].sort());
	});
});

describe('a keyboard', () => {
	it('goes out alone, with the API level that its settings need', async () => {
		await run({
			operation: 'sendKeyboard',
			keyboard: {
				button: [
					{ text: '<b>Yes</b>', actionType: 'reply' },
					{ text: 'Where are you?', actionType: 'location-picker' },
				],
			},
			keyboardSettings: { inputFieldState: 'hidden' },
		});

		expect(viber.requests[0]?.body).toEqual({
			receiver: 'ana==',
			sender: { name: 'MyShop' },
			min_api_version: 4,
			keyboard: {
				Type: 'keyboard',
				InputFieldState: 'hidden',
				Buttons: [
					{ Columns: 6, Rows: 1, ActionType: 'reply', ActionBody: 'Yes', Text: '<b>Yes</b>' },
					{
						Columns: 6,
						Rows: 1,
						ActionType: 'location-picker',
						ActionBody: 'location-picker',
						Text: 'Where are you?',
					},
				],
			},
		});
	});

	it('is taken as JSON too, and checked alike', async () => {
		const withJson = (keyboardJson: string) =>
			run({ operation: 'sendUrl', media: 'https://a.bc', keyboardInput: 'json', keyboardJson });
		const keyboard = { Type: 'keyboard', Buttons: [{ ActionBody: 'yes', Text: 'Yes' }] };

		await withJson(JSON.stringify(keyboard));
		expect(viber.requests[0]?.body).toMatchObject({ type: 'url', keyboard });

		const { error } = await withJson('{ "Buttons": [{ "Text": "Yes" }] }');
		expect(error?.message).toContain('Keyboard has no "Type": "keyboard"');
		expect(error?.description).toContain('Keyboard 1 › Reply is empty');
		expect(viber.requests).toHaveLength(1);
	});
});

describe('cards', () => {
	it('are laid out in a grid, image on top and buttons at the foot', async () => {
		const button = { text: 'Buy', actionType: 'open-url', url: 'https://example.com/coat' };
		await run({
			operation: 'sendCarousel',
			cards: {
				card: [
					{
						imageUrl: 'https://example.com/coat.jpg',
						text: '<b>Coat</b>',
						buttons: { button: [button] },
					},
				],
			},
			options: { altText: 'See our coats' },
		});

		const tap = { Columns: 6, ActionType: 'open-url', ActionBody: 'https://example.com/coat' };
		expect(viber.requests[0]?.body).toEqual({
			receiver: 'ana==',
			sender: { name: 'MyShop' },
			min_api_version: 7,
			type: 'rich_media',
			alt_text: 'See our coats',
			rich_media: {
				Type: 'rich_media',
				ButtonsGroupColumns: 6,
				ButtonsGroupRows: 6,
				BgColor: '#FFFFFF',
				Buttons: [
					{ ...tap, Rows: 3, Image: 'https://example.com/coat.jpg' },
					{ ...tap, Rows: 2, Text: '<b>Coat</b>' },
					{ ...tap, Text: 'Buy' },
				],
			},
		});
	});
});

describe('a message that Viber refuses with HTTP 200', () => {
	it.each([
		[6, 'notSubscribed', 'the receiver is not subscribed to the bot', 'wrote to the bot'],
		[10, 'webhookNotSet', 'no webhook is set for the bot', 'channel Webhook'],
		[2, 'invalidAuthToken', 'the authentication token is not valid', 'token in the credential'],
	])('fails with the meaning of status %i and what to do', async (status, words, meaning, cure) => {
		viber.react(refusal(status, words));
		const { error } = await run({ operation: 'sendText', text: 'Hi' });

		expect(error?.message).toContain(words);
		expect(error?.message).toContain(meaning);
		expect(error?.description).toContain(cure);
		expect(viber.requests).toHaveLength(1);
	});

	it('is tried again after status 12, which asks to wait', async () => {
		viber.react(refusal(12, 'tooManyRequests'), { body: accepted });
		const { json, error } = await run({
			operation: 'sendText',
			text: 'Hi',
			options: { retries: 1 },
		});

		expect(error).toBeUndefined();
		expect(viber.requests).toHaveLength(2);
		expect(json[0]).toMatchObject({ outcome: 'accepted' });
	});

	it('tells the rule behind status 12 when it does not end', async () => {
		viber.react(refusal(12, 'tooManyRequests'));
		const { error } = await run({ operation: 'sendText', text: 'Hi', options: { retries: 0 } });
		expect(error?.description).toContain('100 messages to one user within an hour');
	});

	it('goes to the error output with its meaning while other items are sent', async () => {
		viber.react((request) =>
			(request.body as { receiver: string }).receiver === 'stranger=='
				? refusal(6, 'notSubscribed')
				: { body: accepted },
		);
		const { outputs } = await run(
			{ operation: 'sendText', text: 'Hi', destination: '={{ $json.id }}' },
			{
				input: [{ id: 'stranger==' }, { id: 'ana==' }],
				onError: 'continueErrorOutput',
			},
		);

		expect(outputs[0]?.map(({ json }) => json.destination)).toEqual(['ana==']);
		expect(outputs[1]?.[0]).toMatchObject({
			json: { details: { outcome: 'rejected', kind: 'rejected' } },
			pairedItem: { item: 0 },
		});
	});
});

describe('bad input for a Viber bot', () => {
	const blockedFile = { operation: 'sendFile', media: 'https://a.bc/x.exe', size: 1 };
	it.each<[string, INodeParameters, string]>([
		['no receiver', { operation: 'sendText', text: 'Hi', destination: ' ' }, 'To is empty'],
		[
			'a long sender name',
			{ operation: 'sendText', text: 'Hi', senderName: 'x'.repeat(29) },
			'Sender Name is 29 characters long, at most 28',
		],
		['no text', { operation: 'sendText', text: '={{ "" }}' }, 'Text is empty'],
		[
			'a picture without its ending',
			{ operation: 'sendPicture', media: 'https://a.bc/picture' },
			'Picture URL shows no file type',
		],
		[
			'a long video',
			{ operation: 'sendVideo', media: 'https://a.bc/v.mp4', size: 1, options: { duration: 181 } },
			'Duration is 181 seconds, allowed is 1 to 180',
		],
		[
			'a big video',
			{ operation: 'sendVideo', media: 'https://a.bc/v.mp4', size: 27262977 },
			'Size is 27262977 bytes, allowed is 1 to 27262976',
		],
		['a program', { ...blockedFile, fileName: 'x.exe' }, 'File Name is of the type .exe'],
		[
			'a contact with letters in its number',
			{ operation: 'sendContact', contactName: 'Ana', contactPhone: '0800-FLOWERS' },
			'Contact Phone Number is "0800-FLOWERS"',
		],
		[
			'a point off the map',
			{ operation: 'sendLocation', latitude: 91, longitude: 0 },
			'Latitude is 91',
		],
		['no sticker', { operation: 'sendSticker', stickerId: 0 }, 'Sticker ID is 0'],
		['no keyboard', { operation: 'sendKeyboard' }, 'Keyboard has no buttons'],
		['no cards', { operation: 'sendCarousel' }, 'Cards has 0 entries, allowed is 1 or more'],
		[
			'a carousel for phones that show none',
			{
				operation: 'sendCarousel',
				cards: { card: [{ text: 'Coat' }] },
				options: { minApiVersion: 1 },
			},
			'Minimum API Version is 1, but a carousel needs 2',
		],
		[
			'a level that is too low',
			{
				operation: 'sendKeyboard',
				keyboard: { button: [{ text: 'Yes' }] },
				keyboardSettings: { heightScale: 50 },
				options: { minApiVersion: 2 },
			},
			'Minimum API Version is 2, but HeightScale needs 3',
		],
	])('%s is refused before anything is sent', async (_, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(viber.requests).toEqual([]);
	});

	it('goes out all the same with Skip Validation', async () => {
		await run({
			operation: 'sendText',
			text: 'Hi',
			senderName: 'x'.repeat(29),
			options: { skipValidation: true },
		});
		expect(viber.requests).toHaveLength(1);
	});
});

describe('what all sending operations share', () => {
	it('shows the exact request in a dry run, without the token', async () => {
		const { json } = await run({ operation: 'sendText', text: 'Hi', options: { dryRun: true } });
		expect(json).toEqual([
			{
				dryRun: true,
				channel: 'viberBot',
				destination: 'ana==',
				request: {
					method: 'POST',
					url: `${viber.url}/send_message`,
					body: { receiver: 'ana==', sender: { name: 'MyShop' }, type: 'text', text: 'Hi' },
				},
			},
		]);
		expect(viber.requests).toEqual([]);
	});

	it('refuses recipients that are not allowed', async () => {
		const options = { allowedRecipients: 'bob==' };
		const { error } = await run({ operation: 'sendText', text: 'Hi', options });
		expect(error?.message).toContain('"ana==", which is not among the Allowed Recipients');
		expect(error?.description).not.toContain('Skip Validation');
		expect(viber.requests).toEqual([]);
	});

	it('merges Additional JSON over the body', async () => {
		const additionalJson = '{ "text": "Bye", "silent": true }';
		await run({ operation: 'sendText', text: 'Hi', options: { additionalJson } });
		expect(viber.requests[0]?.body).toMatchObject({ text: 'Bye', silent: true });
	});

	it('gives the raw answer with the token whole', async () => {
		const { json } = await run({ operation: 'sendText', text: 'Hi', options: { simplify: false } });
		expect(json[0]).toMatchObject({ status: 0, message_token: '5741311803571721087' });
	});
});

describe('reading from Viber', () => {
	it('gives the account without the status around it, and tries again when the answer is lost', async () => {
		viber.react('cutAfterReading', {
			body: { status: 0, status_message: 'ok', id: 'pa:1', name: 'Demo', subscribers_count: 2 },
		});
		const { json } = await run({ operation: 'getAccountInfo' });

		expect(viber.requests.at(-1)).toMatchObject({ url: '/get_account_info', body: {} });
		expect(json).toEqual([{ id: 'pa:1', name: 'Demo', subscribers_count: 2 }]);
	});

	it('gives the details of a user', async () => {
		const user = { id: 'ana==', name: 'Ana', country: 'HR', language: 'hr', api_version: 10 };
		viber.react({
			body: `{"status":0,"status_message":"ok","message_token":4912661846655238145,"user":${JSON.stringify(user)}}`,
		});
		const { json } = await run({ operation: 'getUserDetails', userId: 'ana==' });

		expect(viber.requests[0]).toMatchObject({ url: '/get_user_details', body: { id: 'ana==' } });
		expect(json).toEqual([user]);
	});
});
