import { readSendReply } from '../../../nodes/sending/reply';
import { responseFixture } from '../../support/fixture';

const documented = (name: string) => readSendReply(responseFixture(name).response);

describe('the answers of Mitto to a send', () => {
	it('as one message: the messageId counts, also where a different id stands beside it', () => {
		expect(documented('viber/send')).toEqual({
			messages: [
				{
					messageId: 'aaffcfbe-b3a4-4693-a7ae-06de09e3164a',
					trafficAccountId: 'fea74b75-8b26-4cef-8d79-162ceaefxxxx',
					rawStatus: 'Ready',
				},
			],
		});
	});

	it('as a list of ids, for a failover', () => {
		expect(
			documented('failover/whatsapp-then-sms').messages.map(({ messageId }) => messageId),
		).toEqual(['78e29b5e-6ce5-44ba-9a2e-98be495bde96', '78e29b5e-6ce5-44ba-9a2e-98be495bde91']);
	});

	it('as a bulk: each message with its destination', () => {
		const { bulkId, messages } = documented('bulk/send');
		expect(bulkId).toBe('543588f4-64a4-4271-9e72-a61cd3a03506');
		expect(messages.map(({ destination, messageId }) => [destination, messageId])).toEqual([
			['380981111111', 'c032c9d2-49ba-4bae-85a4-7f83b99d480c'],
			['380982222222', '2086160c-1d0e-410a-a4ce-32caf804d489'],
		]);
	});

	it.each([
		['a list under a name', { messages: [{ trafficAccountId: 't', messageId: 'm' }] }, ['m']],
		['an id alone', { id: '01J9ZQK2M3N4P5Q6R7S8T9V0WX' }, ['01J9ZQK2M3N4P5Q6R7S8T9V0WX']],
		['a number', { messageId: 7 }, ['7']],
		['a bare text', 'm-1', ['m-1']],
		['nothing that is known', { status: 'fine' }, []],
		['nothing at all', undefined, []],
	])('as %s', (_, body, ids) => {
		expect(readSendReply(body).messages.map(({ messageId }) => messageId)).toEqual(ids);
	});
});
