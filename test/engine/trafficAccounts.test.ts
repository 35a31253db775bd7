import type { INodeParameters } from 'n8n-workflow';

import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { loadOptionsContext } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());

const accounts = [
	{ id: '1', name: 'Shop', channel: 'SMS' },
	{ id: '2', name: 'Shop', channel: 'viber' },
	{ id: '3', name: 'Shop', channel: 'WhatsApp' },
	{ id: '4', name: 'Old', channel: 'Pager' },
	{ id: '5', name: 'Plain' },
];

async function listed(
	type: MittoSend | MittoBulk,
	parameters: INodeParameters,
	path = 'parameters.trafficAccountId',
): Promise<unknown[]> {
	const credentials = { mittoApi: { apiKey: 'k', chatAppsBaseUrl: mitto.url } };
	const place = loadOptionsContext(type, { parameters, credentials }, path);
	const { results } = await type.methods.listSearch.searchTrafficAccounts.call(place);
	return results.map(({ value }) => value);
}

describe('the list of traffic accounts', () => {
	beforeEach(() => mitto.react({ body: accounts }));

	it('has those of the channel of Mitto Send, and those of which Mitto tells none', async () => {
		expect(await listed(new MittoSend(), { resource: 'whatsApp' })).toEqual(['4', '5', '3']);
	});

	it('has those of the channel of Mitto Bulk', async () => {
		expect(await listed(new MittoBulk(), { channel: 'viber' })).toEqual(['4', '5', '2']);
	});

	it('has those of its own row in a failover step', async () => {
		const parameters = {
			operation: 'sendBulk',
			channel: 'viber',
			failover: 'timeout',
			failoverSteps: { step: [{ channel: 'sms', messageType: 'sendText', text: 'Hello' }] },
		};
		const path = 'parameters.failoverSteps.step[0].trafficAccountId';
		expect(await listed(new MittoBulk(), parameters, path)).toEqual(['4', '5', '1']);
	});

	it('has all of them when none is of the channel', async () => {
		mitto.react({ body: accounts.slice(0, 2) });
		expect(await listed(new MittoSend(), { resource: 'telegram' })).toEqual(['1', '2']);
	});
});
