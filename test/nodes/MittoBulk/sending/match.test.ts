import { matchReply } from '../../../../nodes/MittoBulk/sending/match';
import { smsMessage, step, targets } from '../../../support/campaign';

const three = targets(['+385911111111', '+385922222222', '+385933333333']);
const ids = (fates: ReturnType<typeof matchReply>) =>
	fates.map((fate) => (fate.outcome === 'accepted' ? fate.messageIds : fate.outcome));

describe('matching an answer to its recipients', () => {
	it('goes by destination, in any order and spelling', () => {
		const messages = [
			{ destination: '385933333333', messageId: 'c' },
			{ destination: '385911111111', messageId: 'a' },
			{ destination: '385922222222', messageId: 'b' },
		];
		expect(ids(matchReply({ messages }, three, 0))).toEqual([['a'], ['b'], ['c']]);
	});

	it('goes by order when there is one message for each recipient and none names its own', () => {
		const messages = [{ messageId: 'a' }, { messageId: 'b' }, { messageId: 'c' }];
		expect(ids(matchReply({ bulkId: 'x', messages }, three, 0))).toEqual([['a'], ['b'], ['c']]);
	});

	it.each([
		['too few', [{ messageId: 'a' }, { messageId: 'b' }]],
		['too many', ['a', 'b', 'c', 'd'].map((messageId) => ({ messageId }))],
		['one without an id', [{ messageId: 'a' }, {}, { messageId: 'c' }]],
		['none', []],
	])('guesses nothing when there are %s', (_, messages) => {
		expect(ids(matchReply({ messages }, three, 0))).toEqual(['unknown', 'unknown', 'unknown']);
	});

	it('leaves only those unknown whose destination is missing', () => {
		const messages = [{ destination: '+385922222222', messageId: 'b' }];
		expect(ids(matchReply({ messages }, three, 0))).toEqual(['unknown', ['b'], 'unknown']);
	});

	it('takes every id of a failover for its one recipient', () => {
		const message = smsMessage('Hi', { onRefusal: false, timeout: timeout }, [
			step('whatsapp', { text: 'Hi' }),
		]);
		expect(ids(matchReply(['a', 'b'], targets(['+385911111111'], message), 0))).toEqual([
			['a', 'b'],
		]);
	});

	it('knows the recipient of the SMS API as "to"', () => {
		const messages = [{ id: 'a', to: '385911111111' }];
		expect(ids(matchReply({ responseCode: 0, messages }, three.slice(0, 1), 0))).toEqual([['a']]);
	});
});

const timeout = { type: 'Timeout', seconds: 20, status: 'Delivered' };
