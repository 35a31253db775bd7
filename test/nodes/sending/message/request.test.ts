import { checkMessage } from '../../../../nodes/sending/message/check';
import { bodyOf } from '../../../../nodes/sending/message/request';
import { smsMessage, step } from '../../../support/campaign';

const timeout = { type: 'Timeout', seconds: 20, status: 'Delivered' };
const viber = step('viber', { text: 'Hi' });
const whatsApp = step('whatsapp', { text: 'Hey' });

describe('the body of a message with failover', () => {
	it('has every step that is left, and the accounts in their order', () => {
		const message = smsMessage('Hello', { onRefusal: true, timeout }, [viber, whatsApp]);
		expect(bodyOf(message, 1)).toEqual({
			viber: { text: 'Hi' },
			whatsapp: { text: 'Hey' },
			failover: {
				type: 'Timeout',
				timeoutFailover: {
					timeoutInSeconds: 20,
					status: 'Delivered',
					trafficAccounts: ['account-viber', 'account-whatsapp'],
				},
			},
		});
	});

	it('is a plain message on the last step, and when only the node goes from step to step', () => {
		const plain = { trafficAccountId: 'account-viber', viber: { text: 'Hi' } };
		const timed = smsMessage('Hello', { onRefusal: true, timeout }, [viber]);
		const refusals = smsMessage('Hello', { onRefusal: true }, [viber, whatsApp]);
		expect(bodyOf(timed, 1)).toEqual(plain);
		expect(bodyOf(refusals, 1)).toEqual(plain);
	});

	it('takes Additional JSON over everything', () => {
		const message = { ...smsMessage(), additional: { sms: { sender: null, ttl: 5 }, tag: 'x' } };
		expect(bodyOf(message, 0)).toEqual({
			trafficAccountId: 'account-sms',
			sms: { text: 'Hello', ttl: 5 },
			tag: 'x',
		});
	});

	it('refuses two contents on one channel, for which Mitto has no room', () => {
		const other = step('sms', { text: 'Other', sender: 'MyShop' }, 'account-2');
		const same = step('sms', { text: 'Hello', sender: 'MyShop' }, 'account-2');
		const failover = { onRefusal: false, timeout };
		expect(() => checkMessage(smsMessage('Hello', failover, [other]))).toThrow('another SMS');
		expect(() => checkMessage(smsMessage('Hello', failover, [same]))).not.toThrow();
		expect(() => checkMessage(smsMessage('Hello', { onRefusal: true }, [other]))).not.toThrow();
	});
});
