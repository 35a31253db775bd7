import { createHmac } from 'node:crypto';

import type { InboundEvent } from '../../../nodes/callbacks/events';
import { senders } from '../../../nodes/channels/senders';
import { Form } from '../../../nodes/form/form';
import { callbackWith } from '../../support/inboundFixture';

describe('senders of what people write', () => {
	const clientToken = 'a-client-token-of-the-test';
	const node = { getCredentials: async () => ({ clientTokens: clientToken }) };

	async function read(body: object, form: object = {}) {
		const gbm = senders.inbound.find(({ source }) => source === 'gbm');
		const reader = await gbm?.reader(node as never, Form.of(form));
		const text = JSON.stringify(body);
		const signature = createHmac('sha512', clientToken).update(text).digest('base64');
		return reader?.(callbackWith(text, { headers: { 'x-goog-signature': signature } }));
	}

	it('answer a handshake as their channel does', async () => {
		expect(await read({ clientToken, secret: 'shown' })).toEqual({
			kind: 'handshake',
			answer: 'shown',
		});
	});

	it('tell what a person asks for, by the usual words and own ones', async () => {
		const said = async (text: string, form?: object) => {
			const genuine = await read({ message: { messageId: 'm', text } }, form);
			return (genuine as { events: InboundEvent[] }).events[0]?.intent;
		};
		expect(await said('STOP')).toBe('stop');
		expect(await said('Good evening')).toBeNull();
		expect(await said('leave', { intentWords: { stop: 'leave' } })).toBe('stop');
	});
});
