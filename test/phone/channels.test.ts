import { accountOf, eventually, secrets, setStage, type Stage } from '../support/phone';

let stage: Stage;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage.close());
beforeEach(() => {
	stage.receiver.taken.length = 0;
	stage.receiver.refused.length = 0;
});

/** Opens the message alone and gives its bubble. */
async function alone({ id }: { id: string }) {
	await stage.open(`/message/${encodeURIComponent(id)}`);
	return stage.page.locator('.bubble');
}

/** Opens the conversation that the message is in and gives its bubble. */
async function inChat(channel: string, { id, person }: { id: string; person: string }) {
	await stage.open(`/conversation/${channel}/${encodeURIComponent(person)}`);
	return stage.page.locator(`[data-message="${id}"]`);
}

/** The last callback that n8n took, after what was just done. */
async function callback(count = 1) {
	const taken = await eventually(
		() => stage.receiver.taken,
		({ length }) => length >= count,
	);
	expect(stage.receiver.refused).toEqual([]);
	expect(taken).toHaveLength(count);
	return taken[count - 1]!;
}

const outcome = async () =>
	await eventually(
		async () => await stage.page.getByTestId('outcome').textContent(),
		(words) => words !== '',
	);
const reply = async (text: string) => {
	await stage.page.getByLabel('Reply as this person').fill(text);
	await stage.page.keyboard.press('Enter');
};

/** Reports on the only message of the open conversation. */
async function report(status: string) {
	const more = stage.page.getByRole('button', { name: /^More about/ }).last();
	if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
	await stage.page.locator('.message-tools').last().getByRole('button', { name: status }).click();
}

describe('SMS', () => {
	it('shows where the network cuts a text and which character forced Unicode', async () => {
		const text = `${'a'.repeat(60)} naručeno ${'b'.repeat(30)}`;
		const bubble = await alone(await stage.vendors.sms(text));
		expect(await bubble.getByTestId('segments').textContent()).toBe(
			'2 segments, UCS-2 because of č',
		);
		expect(await bubble.locator('.segment').count()).toBe(2);
		expect(await bubble.locator('mark').textContent()).toBe('č');
		expect((await bubble.locator('.words').textContent())?.replace('2', '')).toBe(text);
	});

	it('counts a plain text as one part of GSM-7, with € as two septets', async () => {
		const fits = await alone(await stage.vendors.sms(`${'a'.repeat(158)}€`));
		expect(await fits.getByTestId('segments').textContent()).toBe('1 segment, GSM-7');
		const longer = await alone(await stage.vendors.sms(`${'a'.repeat(159)}€`));
		expect(await longer.getByTestId('segments').textContent()).toBe('2 segments, GSM-7');
	});

	it('passes a reply on to the signed URL that the user entered', async () => {
		await inChat('sms', await stage.vendors.sms('Coming?'));
		await reply('STOP');
		expect(await callback()).toMatchObject({
			path: '/sms',
			body: { from: '385911234567', text: 'STOP' },
		});
		expect(await outcome()).toBe('n8n answered 200');
	});

	it('reports to the callback URL of the message, with the fields of Mitto', async () => {
		const callbackUrl = `${stage.receiver.url}/sms?token=${secrets.sms}`;
		await stage.vendors.http.post('/control/reports', { mode: 'manual' });
		const sent = await stage.vendors.sms('Coming?', { callback: callbackUrl });
		await inChat('sms', sent);
		await report('Failed');
		expect((await callback()).body).toEqual({
			messageId: sent.id,
			status: 'UNDELIVERED',
			errorcode: '438',
		});
		await stage.page.locator(`[data-message="${sent.id}"] [data-status="failed"]`).waitFor();
		await stage.vendors.http.post('/control/reports', { mode: 'standard' });
	});
});

describe('Viber Business', () => {
	it('draws text, image and button together, and a file', async () => {
		const rich = await alone(await stage.vendors.example('viber/image-text-button'));
		expect(await rich.textContent()).toContain('Hi, how can I help you today?');
		expect(await rich.getByRole('img').getAttribute('aria-label')).toContain('Picture: 1.png');
		expect(await rich.locator('.action').textContent()).toBe('QR Scan');
		// A picture of one message holds no more than the message.
		expect((await rich.boundingBox())?.height).toBeLessThan(400);
		const file = await alone(await stage.vendors.example('viber/file'));
		expect(await file.getAttribute('data-type')).toBe('file');
		expect(await file.getByRole('img').getAttribute('aria-label')).toContain('File:');
	});

	it('passes a reply and a report on to the webhook registered at Mitto', async () => {
		const sent = await stage.vendors.example('viber/text', '+385910000001');
		await inChat('viber', sent);
		await reply('Hello back');
		expect(await callback()).toMatchObject({
			path: '/mitto',
			body: { text: 'Hello back', messagingApp: 'Viber', sender: { phoneNumber: sent.person } },
		});
		await report('Read');
		expect((await callback(2)).body).toMatchObject({ messageId: sent.id, deliveryStatus: 'Read' });
	});
});

describe('Viber bot', () => {
	it.each([
		['text', 'text'],
		['picture', 'picture'],
		['video', 'video'],
		['file', 'file'],
		['sticker', 'sticker'],
		['location', 'location'],
		['contact', 'contact'],
		['url', 'url'],
		['carousel', 'carousel'],
	])('draws a %s', async (example, type) => {
		const bubble = await alone(await stage.vendors.example(`viberBot/${example}`));
		expect(await bubble.getAttribute('data-type')).toBe(type);
	});

	it('sends the body of a tapped key, signed as Viber does', async () => {
		const bubble = await inChat('viberBot', await stage.vendors.example('viberBot/keyboard'));
		await bubble.getByRole('group', { name: 'Keyboard' }).getByRole('button').first().click();
		const { body } = await callback();
		expect(body).toMatchObject({ event: 'message', message: { type: 'text' } });
		expect(await outcome()).toBe('n8n answered 200');
	});

	it('fills the cards of a carousel in the order of its buttons, and taps them', async () => {
		const bubble = await inChat('viberBot', await stage.vendors.example('viberBot/carousel'));
		const cards = bubble.getByRole('group', { name: /^Card/ });
		expect(await cards.count()).toBe(2);
		await cards.nth(1).getByRole('button', { name: 'MORE DETAILS' }).click();
		expect((await callback()).body).toMatchObject({ message: { text: 'https://www.google.com' } });
	});

	it('shares the place of the person when the key asks for it', async () => {
		const keyboard = {
			Type: 'keyboard',
			Buttons: [{ ActionType: 'location-picker', ActionBody: 'where', Text: 'Where are you?' }],
		};
		const sent = await stage.vendors.viberBot({
			type: 'text',
			text: 'Hi',
			sender: { name: 'Bot' },
			keyboard,
		});
		const bubble = await inChat('viberBot', sent);
		await bubble.getByRole('button', { name: 'Where are you?' }).click();
		expect((await callback()).body).toMatchObject({
			message: { type: 'location', location: { lat: 45.815, lon: 15.9819 } },
		});
	});

	it.each([
		['Delivered', 'delivered'],
		['Read', 'seen'],
		['Failed', 'failed'],
	])('reports %s with the 64-bit token of the message', async (button, event) => {
		const sent = await stage.vendors.example('viberBot/text', `person-${event}==`);
		await inChat('viberBot', sent);
		await report(button);
		const { text } = await callback();
		expect(text).toContain(`"event":"${event}"`);
		expect(text).toContain(`"message_token":${sent.id}`);
	});

	it('sends a picture and a location', async () => {
		await inChat('viberBot', await stage.vendors.example('viberBot/text', 'sharer=='));
		await stage.page.getByRole('button', { name: 'Picture', exact: true }).click();
		const picture = (await callback()).body.message as { media: string };
		expect((await fetch(picture.media)).headers.get('content-type')).toBe('image/png');
		await stage.page.getByRole('button', { name: 'Location', exact: true }).click();
		expect((await callback(2)).body).toMatchObject({ message: { type: 'location' } });
	});
});

describe('Telegram', () => {
	const telegram = async (message: string, parseMode: string) =>
		await stage.vendors.mitto(
			{ telegram: { text: { message, parseMode } } },
			accountOf('telegram'),
			'1861312834',
		);

	it.each(['text', 'photo', 'document', 'video', 'voice', 'location'])(
		'draws a %s',
		async (kind) => {
			const bubble = await alone(await stage.vendors.example(`telegram/${kind}`, '1861312834'));
			expect(await bubble.getAttribute('data-type')).toBe(kind);
		},
	);

	it.each([
		['MarkdownV2', '*bold* _italic_ __under__ ~gone~ `code` [link](https://example.com)'],
		[
			'Html',
			'<b>bold</b> <i>italic</i> <u>under</u> <s>gone</s> <code>code</code> <a href="https://example.com">link</a>',
		],
	])('formats %s', async (mode, message) => {
		const words = (await alone(await telegram(message, mode))).locator('.words');
		expect(await words.textContent()).toBe('bold italic under gone code link');
		for (const [element, text] of [
			['strong', 'bold'],
			['em', 'italic'],
			['u', 'under'],
			['s', 'gone'],
			['code', 'code'],
			['a', 'link'],
		])
			expect(await words.locator(element!).textContent()).toBe(text);
	});

	it('hides a spoiler until it is tapped', async () => {
		const bubble = await alone(await telegram('||secret||', 'MarkdownV2'));
		await bubble.getByRole('button', { name: 'Spoiler, show it' }).click();
		expect(await bubble.getByRole('button', { name: 'secret' }).isVisible()).toBe(true);
	});

	it('says what Telegram says to a mark that never ends', async () => {
		const bubble = await alone(await telegram('Price is 5.99', 'MarkdownV2'));
		expect(await bubble.locator('[data-status="failed"]').textContent()).toContain(
			"Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
		);
	});

	it('passes text, picture, location and contact on with the secret of the webhook', async () => {
		await inChat('telegram', await stage.vendors.example('telegram/text', '1861312834'));
		await reply('Hello');
		expect((await callback()).body).toMatchObject({
			message: { text: 'Hello', chat: { id: 1861312834, type: 'private' } },
		});
		for (const [index, [button, field]] of [
			['Picture', 'photo'],
			['Location', 'location'],
			['Contact', 'contact'],
		].entries()) {
			await stage.page.getByRole('button', { name: button!, exact: true }).click();
			expect((await callback(index + 2)).body.message).toHaveProperty(field!);
		}
	});

	it('offers no reports, because Telegram makes none', async () => {
		await inChat('telegram', await stage.vendors.example('telegram/text', '42'));
		await stage.page.getByRole('button', { name: /^More about/ }).click();
		expect(await stage.page.locator('.message-tools button').count()).toBe(0);
	});
});

describe('WhatsApp', () => {
	it('fills the variables into a template and sends back the reply that was tapped', async () => {
		const sent = await stage.vendors.mitto(
			{
				whatsapp: {
					type: 'template',
					template: {
						name: 'delivery_slot',
						language: { code: 'en' },
						components: [
							{
								type: 'body',
								parameters: [
									{ type: 'text', text: 'Ana' },
									{ type: 'text', text: '4711' },
								],
							},
						],
					},
				},
			},
			accountOf('whatsapp'),
		);
		const bubble = await inChat('whatsapp', sent);
		expect(await bubble.locator('.words').textContent()).toBe(
			'Hi Ana, when shall we deliver order 4711?',
		);
		await bubble.getByRole('button', { name: 'Evening' }).click();
		expect(await callback()).toMatchObject({
			path: '/mitto',
			body: { text: 'Evening', messagingApp: 'WhatsApp' },
		});
	});

	it('reports that a message expired', async () => {
		const sent = await stage.vendors.example('whatsApp/text', '+385910000009');
		await inChat('whatsapp', sent);
		await report('Expired');
		expect((await callback()).body).toMatchObject({
			messageId: sent.id,
			deliveryStatus: 'Expired',
		});
	});
});

describe('Google Business Messages', () => {
	it.each([
		['gbm/rich-text', 'text'],
		['gbm/image', 'image'],
		['gbm/card', 'card'],
		['gbm/carousel', 'carousel'],
		['gbm/force-fallback', undefined],
	])('draws %s', async (example, type) => {
		const bubble = await alone(await stage.vendors.example(example, 'conversation-1'));
		if (type === undefined) expect(await bubble.textContent()).toContain('Fallback, forced:');
		else expect(await bubble.getAttribute('data-type')).toBe(type);
	});

	it('draws bold and links of rich text', async () => {
		const bubble = await alone(await stage.vendors.example('gbm/rich-text', 'conversation-1'));
		expect(await bubble.locator('strong').textContent()).toBe('bold');
		expect(await bubble.locator('a').getAttribute('href')).toBe('https://mitto.ch');
	});

	it('answers a tapped chip with its postback, about the message', async () => {
		const sent = await stage.vendors.example('gbm/suggested-replies', 'conversation-2');
		const bubble = await inChat('gbm', sent);
		await bubble.locator('.chip').first().click();
		const { body } = await callback();
		expect(body).toMatchObject({
			conversationId: 'conversation-2',
			suggestionResponse: {
				message: `conversations/conversation-2/messages/${sent.id}`,
				suggestionType: 'REPLY',
			},
		});
	});

	it('reports a receipt', async () => {
		const sent = await stage.vendors.example('gbm/text', 'conversation-3');
		await inChat('gbm', sent);
		await report('Read');
		expect((await callback()).body).toMatchObject({
			receipts: { receipts: [{ receiptType: 'READ' }] },
		});
	});
});

it('a person may write first, on a phone that got nothing yet', async () => {
	await stage.open('/');
	await stage.page.getByText('New conversation').click();
	await stage.page.getByLabel('Channel of the new conversation').selectOption('viberBot');
	await stage.page.getByLabel('Viber id').fill('newcomer==');
	await stage.page.getByRole('button', { name: 'Open' }).click();
	await reply('Hi there');
	expect((await callback()).body).toMatchObject({ sender: { id: 'newcomer==' } });
	await stage.page.locator('.bubble.mine').waitFor();
});
