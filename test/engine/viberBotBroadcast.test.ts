import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { viberBotMessages } from '../../nodes/channels/viberBot';
import { runNode, type RunSetting } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

let viber: FakeVendor;
beforeAll(async () => {
	viber = await startFakeVendor();
});
afterAll(async () => await viber.close());
beforeEach(() => {
	viber.requests.length = 0;
	viber.react({
		body: '{"message_token":40808912438712,"status":0,"status_message":"ok","failed_list":[]}',
	});
});

const run = async (parameters: INodeParameters, more: Partial<RunSetting> = {}) =>
	await runNode(new MittoSend(), {
		parameters: {
			resource: 'viberBot',
			operation: 'broadcast',
			destinations: 'ana==, bob==',
			senderName: 'MyShop',
			text: 'Hi',
			...parameters,
		},
		credentials: { mittoViberBotApi: { authToken: 'secret-token', baseUrl: viber.url } },
		...more,
	});

describe('a broadcast', () => {
	it('sends one request and gives one row for each recipient, paired with its item', async () => {
		const { outputs } = await run({});

		expect(viber.requests).toHaveLength(1);
		expect(viber.requests[0]).toMatchObject({ method: 'POST', url: '/broadcast_message' });
		expect(viber.requests[0]?.body).toEqual({
			broadcast_list: ['ana==', 'bob=='],
			sender: { name: 'MyShop' },
			type: 'text',
			text: 'Hi',
		});
		const row = { outcome: 'accepted', channel: 'viberBot', messageId: '40808912438712' };
		expect(outputs[0]).toEqual([
			{ json: { ...row, destination: 'ana==' }, pairedItem: { item: 0 } },
			{ json: { ...row, destination: 'bob==' }, pairedItem: { item: 0 } },
		]);
	});

	it('takes what a message can do without from its options, as a single message does', async () => {
		const { error } = await run({
			messageType: 'video',
			media: 'https://example.com/tour.mp4',
			size: 3861139,
			options: { duration: 10, thumbnail: 'https://example.com/tour.jpg', trackingData: 'tour' },
		});

		expect(error).toBeUndefined();
		expect(viber.requests[0]?.body).toMatchObject({
			type: 'video',
			duration: 10,
			thumbnail: 'https://example.com/tour.jpg',
			tracking_data: 'tour',
		});
	});

	it('tells for each recipient why Viber did not take it', async () => {
		viber.react({
			body: {
				message_token: 40808912438712,
				status: 0,
				status_message: 'ok',
				failed_list: [{ receiver: 'bob==', status: 6, status_message: 'Not subscribed' }],
			},
		});
		const { json } = await run({});

		expect(json.map(({ destination, outcome }) => [destination, outcome])).toEqual([
			['ana==', 'accepted'],
			['bob==', 'rejected'],
		]);
		expect(json[1]).toEqual({
			outcome: 'rejected',
			channel: 'viberBot',
			messageId: null,
			destination: 'bob==',
			code: 6,
			reason: 'the receiver is not subscribed to the bot',
			vendorText: 'Not subscribed',
		});
	});

	it.each<[string, string]>([
		['lines', 'ana==\nbob=='],
		['a JSON list', '["ana==", "bob=="]'],
		['a list from an expression', '={{ $json.ids }}'],
		['repeated ids, which count once', 'ana==, bob==, ana=='],
	])('takes %s', async (_, destinations) => {
		await run({ destinations }, { input: [{ ids: ['ana==', 'bob=='] }] });
		expect(viber.requests[0]?.body).toMatchObject({ broadcast_list: ['ana==', 'bob=='] });
	});

	it('sends any kind of message, with a keyboard', async () => {
		await run({
			messageType: 'picture',
			media: 'https://example.com/coat.jpg',
			caption: 'Coat',
			keyboard: { button: [{ text: 'Show Me' }] },
		});
		expect(viber.requests[0]?.body).toMatchObject({
			broadcast_list: ['ana==', 'bob=='],
			type: 'picture',
			text: 'Coat',
			media: 'https://example.com/coat.jpg',
			keyboard: { Type: 'keyboard', Buttons: [{ Text: 'Show Me', ActionBody: 'Show Me' }] },
		});
	});

	it('offers every kind of message of the channel', () => {
		const { properties } = new MittoSend().description;
		const menu = properties.find(({ name }) => name === 'messageType');
		expect(menu?.options?.map((option) => 'value' in option && option.value)).toEqual(
			viberBotMessages.map(({ kind }) => kind),
		);
	});

	it.each<[string, INodeParameters, string]>([
		['nobody', { destinations: ' , ' }, 'To has 0 entries, allowed is 1 to 300'],
		['an ID with blanks', { destinations: 'ana==\nbob bob==' }, 'To is "bob bob=="'],
		[
			'too many people',
			{ destinations: Array.from({ length: 301 }, (_, index) => `user${index}==`).join() },
			'To has 301 entries, allowed is 1 to 300',
		],
		['a bad message', { text: '={{ "" }}' }, 'Text is empty'],
		['a kind that does not exist', { messageType: 'poll' }, 'Message Type is "poll"'],
	])('to or with %s is refused before it is sent', async (_, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(viber.requests).toEqual([]);
	});

	it('checks all recipients against Allowed Recipients', async () => {
		const { error } = await run({ options: { allowedRecipients: 'ana==' } });
		expect(error?.message).toContain('"bob=="');
		expect(viber.requests).toEqual([]);
	});

	it('tells ids of Viber apart by their letter case', async () => {
		const { error } = await run({ options: { allowedRecipients: 'ana==\nBob==' } });
		expect(error?.message).toContain('"bob=="');
		expect(viber.requests).toEqual([]);
	});

	it('counts each recipient of each broadcast before the first leaves', async () => {
		const { error } = await run({ options: { mostRecipients: 3 } }, { input: [{}, {}] });
		expect(error?.message).toContain('this run has 4 recipients');
		expect(viber.requests).toEqual([]);
	});

	it.each(['dryRun', 'simplify'])('stays one row with %s', async (option) => {
		const { json } = await run({ options: { [option]: option === 'dryRun' } });
		expect(json).toHaveLength(1);
	});
});
