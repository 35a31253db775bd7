import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { account } from '../support/bulkScene';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { messageId: 'm-1', deliveryStatus: 'Ready' } });
});

/** A window of one hour that begins so many hours from now, by the clock of the zone. */
function windowIn(hours: number): INodeParameters {
	const at = (ahead: number) => new Date(Date.now() + ahead * 3_600_000).toISOString();
	return {
		allowedFrom: `${at(hours).slice(11, 13)}:00`,
		allowedUntil: `${at(hours + 1).slice(11, 13)}:00`,
		timeZoneSource: 'fixed',
		timeZone: 'UTC',
	};
}

const send = async (hours: INodeParameters, options: INodeParameters = {}) =>
	await runNode(new MittoSend(), {
		parameters: {
			resource: 'sms',
			operation: 'sendText',
			trafficAccountId: account('account-1'),
			destination: '+385911234567',
			sender: 'MyShop',
			text: 'Hello',
			options: { quietHours: { hours }, ...options },
		},
		credentials: { mittoApi: { apiKey: 'key', chatAppsBaseUrl: mitto.url } },
	});

describe('quiet hours of one message', () => {
	it('defer it with the next allowed time and send nothing', async () => {
		const { json, error } = await send(windowIn(5));

		expect(error).toBeUndefined();
		expect(mitto.requests).toHaveLength(0);
		expect(json[0]).toMatchObject({
			outcome: 'deferred',
			channel: 'sms',
			destination: '+385911234567',
			messageId: null,
			reason: 'quietHours',
			detail: expect.stringContaining('Outside the hours') as string,
		});
		const wait = Date.parse(String(json[0]?.nextAllowedAt)) - Date.now();
		expect(wait).toBeGreaterThan(3.9 * 3_600_000);
		expect(wait).toBeLessThanOrEqual(5 * 3_600_000);
	});

	it('let it pass when the window is open', async () => {
		const { json } = await send(windowIn(0));
		expect(json[0]).toMatchObject({ outcome: 'accepted', messageId: 'm-1' });
	});

	it('take the zone from the country of the number, as in Mitto Bulk', async () => {
		const { json } = await send({ allowedFrom: '00:00', allowedUntil: '00:00' });
		expect(json[0]).toMatchObject({ outcome: 'accepted' });
	});

	it('are shown by a dry run beside the request', async () => {
		const { json } = await send(windowIn(5), { dryRun: true });
		expect(json[0]).toMatchObject({
			dryRun: true,
			request: expect.any(Object) as object,
			nextAllowedAt: expect.any(String) as string,
		});
	});

	it.each([
		[{ allowedFrom: '25:00' }, 'Allowed From'],
		[{ timeZoneSource: 'fixed', timeZone: 'Europe/Nowhere' }, 'Time Zone'],
		[{ timeZoneSource: 'field' }, 'Recipient Time Zone'],
	])('refuse what cannot be understood: %j', async (hours, field) => {
		const { error } = await send(hours);
		expect(error?.message).toContain(field);
		expect(mitto.requests).toHaveLength(0);
	});
});
