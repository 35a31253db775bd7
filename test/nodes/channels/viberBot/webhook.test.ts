import { createHmac } from 'node:crypto';

import { viber } from '../../../../nodes/channels/viberBot/callbacks';
import { viber as bot } from '../../../../nodes/channels/viberBot/callbacks/webhook';
import { Form } from '../../../../nodes/form/form';
import { Rules } from '../../../../nodes/form/rules';
import { hookNode } from '../../../support/hookNode';
import { callbackWith } from '../../../support/inboundFixture';

const url = 'https://n8n.example.com/webhook/1/viber';

describe('a webhook at Viber that is put back', () => {
	it('is asked for the events that it had, apart from those that cannot be left out', () => {
		expect(bot.restoreBody(url, ['message', 'seen', 'delivered'])).toStrictEqual({
			url,
			event_types: ['delivered', 'seen'],
		});
	});

	it('is asked for all events when Viber did not tell which it had', () => {
		expect(bot.restoreBody(url, null)).toStrictEqual({ url });
	});
});

describe('the rules of a webhook at Viber', () => {
	it.each([
		[['seen', 'failed'], []],
		[[], []],
		[undefined, []],
		[['seen', 'Seen'], ['Events']],
	])('take of the events %j all but %j', (types, fields) => {
		const rules = new Rules();
		bot.checkSet({ event_types: types }, rules);
		expect(rules.problems.map(({ field }) => field)).toEqual(fields);
	});
});

describe('what Viber tells of a webhook', () => {
	it('is its address', () => expect(bot.readInfo({ webhook: url })).toMatchObject({ url }));

	it.each(['', undefined, 5])('is that there is none when the address is %j', (webhook) => {
		expect(bot.readInfo({ webhook })).toMatchObject({ url: null });
	});
});

describe('the trigger of Viber', () => {
	const vendor = () => hookNode({ authToken: 'token' }, () => ({ body: { status: 0 } }));

	it('registers its address with the events of its form', async () => {
		const { node, asked } = vendor();
		await viber.register?.(node, Form.of({ eventTypes: ['seen'], sendName: true }))?.set(url);
		expect(asked).toEqual([
			{
				method: 'POST',
				path: '/set_webhook',
				body: { url, event_types: ['seen'], send_name: true, send_photo: false },
			},
		]);
	});

	it('refuses a welcome that Viber would not show before it registers anything', () => {
		const { node, asked } = vendor();
		const form = Form.of({ welcome: { text: 'Hi!' } });
		expect(() => viber.register?.(node, form)).toThrow('Sender Name is empty');
		expect(asked).toEqual([]);
	});

	it('reads with the token of the bot', async () => {
		const { node } = vendor();
		const read = await viber.reader(node, Form.of({}));
		const body = '{"event":"webhook"}';
		const signature = createHmac('sha256', 'token').update(body).digest('hex');
		const callback = callbackWith(body, { headers: { 'x-viber-content-signature': signature } });
		expect(read(callback)).toMatchObject({ kind: 'handshake' });
	});
});
