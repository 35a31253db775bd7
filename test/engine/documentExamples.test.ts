import type { INodeParameters } from 'n8n-workflow';

import { mittoChannels } from '../../nodes/channels';
import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';
import { requestFixture, requestFixtureNames, responseFixture } from '../support/fixture';

/**
 * Every request that Mitto's document shows, made by filling in the form. Account and recipient are
 * taken from the example; what else the user fills in stands here.
 */
const mark = {
	representative: {
		avatarImage: 'https://www.w3schools.com/howto/img_avatar.png',
		displayName: 'Mark Marcus',
		representativeType: 'HUMAN',
	},
};
const picture = {
	fileUrl: 'https://picsum.photos/1920/1080?random=1',
	thumbnailUrl: 'https://picsum.photos/200?random=1',
};
const reply = (text: string, postbackData: string) => ({ kind: 'reply', text, postbackData });
const card = {
	title: 'card 1',
	description: 'This is a card',
	...picture,
	height: 'SHORT',
	altText: 'alternative text for card image',
};
const hello = 'Hi, how can I help you today?';
const examplePdf = 'https://file-examples-com.github.io/uploads/2017/10/file-sample_150kB.pdf';
const exampleJpg = 'https://file-examples-com.github.io/uploads/2017/10/file_example_JPG_100kB.jpg';

const forms: Record<string, INodeParameters> = {
	'sms/send-text': {
		operation: 'sendText',
		text: 'Hi, this is test msg.',
		sender: '+44123456789123',
	},

	'viber/text': { operation: 'sendText', type: 'transactional', text: hello },
	'viber/ttl': { operation: 'sendText', type: 'transactional', text: hello, ttl: 120 },
	'viber/regular': {
		operation: 'sendText',
		type: 'regular',
		text: hello,
		additionalJson: '{ "viber": { "mediaUrl": "" } }',
	},
	'viber/image': {
		operation: 'sendImage',
		type: 'promotional',
		mediaUrl: 'https://www.gstatic.com/webp/gallery3/1.png',
	},
	'viber/button': {
		operation: 'sendButton',
		type: 'promotional',
		ttl: 90,
		text: hello,
		buttonCaption: 'Scan!',
		buttonAction: 'viber://more/qr',
	},
	'viber/image-text-button': {
		operation: 'sendButton',
		type: 'promotional',
		mediaUrl: 'https://www.gstatic.com/webp/gallery3/1.png',
		text: hello,
		buttonCaption: 'QR Scan',
		buttonAction: 'viber://other/scan',
	},
	'viber/file': {
		operation: 'sendFile',
		type: 'promotional',
		fileUrl: examplePdf,
		fileName: 'sample_150kB.pdf',
	},

	'telegram/text': { operation: 'sendText', silent: true, parseMode: 'Html', text: hello },
	'telegram/no-preview': {
		operation: 'sendText',
		noPreview: true,
		text: 'https://github.com/TelegramBots/Telegram.Bot',
	},
	'telegram/photo': { operation: 'sendPhoto', url: exampleJpg, caption: 'Example media (photo)' },
	'telegram/caption': {
		operation: 'sendPhoto',
		url: exampleJpg,
		caption: 'Lorem ipsum dolor sit amet',
	},
	'telegram/silent': {
		operation: 'sendPhoto',
		url: exampleJpg,
		caption: 'Example media (photo)',
		silent: true,
	},
	'telegram/parse-mode': {
		operation: 'sendPhoto',
		url: exampleJpg,
		caption: 'Example media (photo)',
		parseMode: 'Html',
	},
	'telegram/document': {
		operation: 'sendDocument',
		url: examplePdf,
		caption: 'Sample pdf document',
	},
	'telegram/video': {
		operation: 'sendVideo',
		url: 'https://file-examples-com.github.io/uploads/2018/04/file_example_OGG_480_1_7mg.ogg',
		caption: 'Example video',
	},
	'telegram/voice': {
		operation: 'sendVoice',
		url: 'https://file-examples-com.github.io/uploads/2017/11/file_example_MP3_700KB.mp3',
		caption: 'Example voice file',
	},
	'telegram/location': { operation: 'sendLocation', latitude: 46.100231, longitude: 19.664058 },

	'whatsApp/text': { operation: 'sendText', text: '{message text}' },

	'gbm/text': { operation: 'sendText', text: 'Hi, this is test message.', ...mark },
	'gbm/representative': { operation: 'sendText', text: 'Hi, this is test message.', ...mark },
	'gbm/text-url': { operation: 'sendText', text: 'https://mitto.ch', ...mark },
	'gbm/rich-text': {
		operation: 'sendText',
		text: 'Hi, this is test message. **bold** Visit: [Click here](https://mitto.ch)',
		containsRichText: true,
		...mark,
	},
	'gbm/image': {
		operation: 'sendImage',
		...picture,
		forceRefresh: true,
		altText: 'alternative text for image',
		...mark,
	},
	'gbm/force-fallback': {
		operation: 'sendImage',
		fileUrl: 'https://file-examplescom.github.io/uploads/2017/10/file_example_JPG_100kB.jpg',
		thumbnailUrl: 'https://picsum.photos/200/300?random=1',
		forceRefresh: true,
		altText: 'alternative text for image',
		fallback:
			'This is just a fallback message, the image part is ignored. The purpose of this message is to have some feedback even on devices which does not support media content.',
		forceFallback: true,
		...mark,
	},
	'gbm/suggested-replies': {
		operation: 'sendText',
		text: 'Trying **replies**!',
		containsRichText: true,
		suggestions: {
			suggestion: [
				reply('Reply one', 'hello-reply-1'),
				reply('Reply two', 'hello-reply-2'),
				reply('Reply three', 'hello-reply-3'),
			],
		},
		...mark,
	},
	'gbm/card': { operation: 'sendCard', ...card, ...mark },
	'gbm/card-with-suggestions': {
		operation: 'sendCard',
		...card,
		suggestions: { suggestion: [reply('Hello', 'hello-formal'), reply('Hi!', 'hello-informal')] },
		...mark,
	},
	'gbm/carousel': {
		operation: 'sendCarousel',
		cardWidth: 'SMALL',
		cards: {
			card: [1, 2, 3, 4, 5, 6].map((number) => ({
				title: `card ${number}`,
				description: `This is a card ${number}`,
				fileUrl: `https://picsum.photos/1920/1080?random=${number}`,
				height: 'SHORT',
				altText: `alternative text for card${number} image`,
			})),
		},
		...mark,
	},
};

/** The document shows the answer for these two; others are answered alike. */
const answers: Record<string, string> = { viber: 'viber/send', telegram: 'telegram/send' };

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());

const channels = ['sms', 'viber', 'telegram', 'whatsApp', 'gbm'];
const examples = channels
	.flatMap(requestFixtureNames)
	.filter((name) => requestFixture(name).path.endsWith('/Messages/send'));

/** Extras of the message type and Additional JSON stand under Options. */
function filledIn(resource: string, form: INodeParameters): INodeParameters {
	const type = mittoChannels
		.find((channel) => channel.resource === resource)
		?.messageTypes.find(({ operation }) => operation === form.operation);
	const extras = ['additionalJson', ...(type?.extras ?? []).map(({ name }) => name)];
	const isExtra = ([name]: [string, unknown]) => extras.includes(name);
	return {
		...Object.fromEntries(Object.entries(form).filter((entry) => !isExtra(entry))),
		options: Object.fromEntries(Object.entries(form).filter(isExtra)),
	};
}

describe("every request in Mitto's document", () => {
	it.each(examples)('%s is what the form sends, and its answer is read', async (name) => {
		const { method, path, body } = requestFixture(name);
		const [resource = ''] = name.split('/');
		const { response } = responseFixture(answers[resource] ?? 'viber/send');
		mitto.requests.length = 0;
		mitto.react({ body: response });

		const run = await runNode(new MittoSend(), {
			parameters: {
				resource,
				trafficAccountId: { __rl: true, mode: 'id', value: body.trafficAccountId as string },
				destination: body.destination as string,
				...filledIn(resource, forms[name] ?? {}),
			},
			credentials: { mittoApi: { apiKey: 'key', chatAppsBaseUrl: mitto.url } },
		});

		expect(run.error).toBeUndefined();
		expect(mitto.requests).toHaveLength(1);
		expect(mitto.requests[0]).toMatchObject({ method, url: path });
		expect(mitto.requests[0]?.body).toEqual(body);
		expect(run.json[0]).toMatchObject({
			outcome: 'accepted',
			channel: resource,
			messageId: (response as { messageId: string }).messageId,
			status: 'queued',
			final: false,
			rawStatus: 'Ready',
			destination: body.destination,
			trafficAccountId: body.trafficAccountId,
		});
	});

	it('has a form here, and no form is left over', () => {
		expect(Object.keys(forms).sort()).toEqual([...examples].sort());
	});
});
