import { alone, isBusy } from '../../../../nodes/MittoBulk/ledger/running';

const never = new Promise<never>(() => {});

describe('campaigns that one process is sending', () => {
	it('are sent once at a time, other campaigns and other ledgers beside them', async () => {
		void alone('ledger', 'a', '7', async () => await never);

		expect(await alone('ledger', 'a', '7', async () => 'sent')).toEqual({ sentBy: '7' });
		expect(await alone('ledger', 'b', '7', async () => 'sent')).toEqual({ result: 'sent' });
		expect(await alone('other', 'a', '7', async () => 'sent')).toEqual({ result: 'sent' });
		expect([isBusy('ledger'), isBusy('other')]).toEqual([true, false]);
	});

	it('can be sent again after a failure, which is passed on', async () => {
		const failing = alone('third', 'a', '7', async () => await Promise.reject(new Error('lost')));
		await expect(failing).rejects.toThrow('lost');

		expect(isBusy('third')).toBe(false);
		expect(await alone('third', 'a', '7', async () => 'sent')).toEqual({ result: 'sent' });
	});
});
