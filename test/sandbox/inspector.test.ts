import axios, { type AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../sandbox';
import { apiKeys, telegramToken, trafficAccounts } from '../../sandbox/accounts';
import type { ExchangeDetail } from '../../sandbox/wire';
import { startFakeVendor } from '../support/fakeVendor';

let sandbox: Sandbox;
let http: AxiosInstance;
const key = { headers: { 'X-Mitto-API-Key': apiKeys.good } };
beforeAll(async () => {
	sandbox = await startSandbox();
	http = axios.create({ baseURL: sandbox.url, validateStatus: () => true });
});
afterAll(async () => await sandbox.close());
beforeEach(async () => await http.delete('/control/ledger'));

const last = async (): Promise<ExchangeDetail> => {
	const { data } = await http.get('/control/exchanges');
	return (await http.get(`/control/exchanges/${data.at(-1).id}`)).data;
};

it('notes a request with its messages, answer and time, without the key', async () => {
	const body = { from: 'Shop', to: '385911234567', text: 'Hi' };
	const { data } = await http.post('/sms/sms', body, key);
	expect(await last()).toMatchObject({
		kind: 'request',
		address: '/sms/sms',
		service: 'smsApi',
		status: 200,
		verdict: 'fine',
		recipients: 1,
		messages: [data.id],
		headers: { 'x-mitto-api-key': '…' },
	});
});

it('hides the token of a bot in the path, the answer and the command to copy', async () => {
	await http.post(`/telegram/bot${telegramToken}/setWebhook`, {
		url: 'http://127.0.0.1:1/hook?token=eyJhbGciOiJIUzI1NiJ9.e30.sig',
		secret_token: 'a-secret-of-the-webhook',
	});
	const detail = JSON.stringify(await last());
	expect(detail).toContain('/telegram/bot…/setWebhook');
	for (const secret of [telegramToken, 'a-secret-of-the-webhook', 'eyJhbGciOiJIUzI1NiJ9.e30.sig'])
		expect(detail).not.toContain(secret);
});

it('says which request was cut, and by which fault', async () => {
	await http.post('/control/faults', { faults: [{ kind: 'cutBefore', times: 1 }] });
	await http.post('/sms/sms', {}, key).catch(() => undefined);
	expect(await last()).toMatchObject({ status: 0, verdict: 'fault', fault: 'cutBefore' });
});

it('tells of a broken formatting, which Mitto takes and Telegram refuses', async () => {
	const account = trafficAccounts.find(({ channel }) => channel === 'telegram')?.id;
	const body = {
		trafficAccountId: account,
		destination: '42',
		telegram: { text: { message: '5.99', parseMode: 'MarkdownV2' } },
	};
	const { data, status } = await http.post('/chat/api/v1.1/Messages/send', body, key);
	expect(status).toBe(200);
	expect((await last()).findings).toMatchObject([
		{ field: 'telegram.text.message', source: 'Telegram Bot API › MarkdownV2 style' },
	]);
	const read = await http.get(`/chat/api/v1.1/Messages/${data.messageId}`, key);
	expect(read.data).toMatchObject({
		deliveryStatus: 'Failure',
		description: expect.stringContaining("can't parse entities"),
	});
});

it('reads back what was reported, and leaves everything as it is when told so', async () => {
	await http.post('/control/reports', { mode: 'manual' });
	const account = trafficAccounts[0]?.id;
	const body = {
		trafficAccountId: account,
		destination: '+385911234567',
		sms: { text: 'Hi', sender: 'Shop' },
	};
	const { data } = await http.post('/chat/api/v1.1/Messages/send', body, key);
	await http.post('/control/report', { id: data.messageId, status: 'expired' });
	const read = await http.get(`/chat/api/v1.1/Messages/${data.messageId}`, key);
	expect(read.data.deliveryStatus).toBe('Expired');
	await http.post('/control/reports', { mode: 'standard' });
});

it('says why nobody was told', async () => {
	const { data: sent } = await http.post(
		'/sms/sms',
		{ from: 'Shop', to: '385911234567', text: 'Hi' },
		key,
	);
	const { data: reported } = await http.post('/control/report', {
		id: sent.id,
		status: 'delivered',
	});
	expect(reported).toEqual({ answers: [], reason: 'The message was sent without a callback URL' });
	const act = { channel: 'gbm', person: 'c', act: { kind: 'text', text: 'Hi' } };
	expect((await http.post('/control/act', act)).data).toMatchObject({
		answers: [],
		reason: 'No webhook is registered',
	});
});

it('never calls an address outside this machine that a message names', async () => {
	const callback = 'http://203.0.113.1/hook';
	const body = { from: 'Shop', to: '385911234567', text: 'Hi', callback };
	const { data: sent } = await http.post('/sms/sms', body, key);
	const { data } = await http.post('/control/report', { id: sent.id, status: 'delivered' });
	expect(data.reason).toBe('Its callback URL does not lead to this machine');
});

it('tells every webhook of Mitto that is linked to the account, with its own headers', async () => {
	const [one, other] = [await startFakeVendor(), await startFakeVendor()];
	const [sms, viber] = trafficAccounts as Array<{ id: string }>;
	const register = async (url: string, account: string | undefined, secret: string) =>
		await http.post(
			'/chat/api/v1/Webhooks',
			{ url, headers: { 'X-Secret': secret }, linkTrafficAccountIds: [account] },
			key,
		);
	await register(one.url, sms?.id, 'secret-of-one');
	await register(other.url, viber?.id, 'secret-of-other');
	const body = {
		trafficAccountId: sms?.id,
		destination: '+385911234567',
		sms: { text: 'Hi', sender: 'Shop' },
	};
	const { data } = await http.post('/chat/api/v1.1/Messages/send', body, key);
	await http.post('/control/report', { id: data.messageId, status: 'read' });
	await Promise.all([one.close(), other.close()]);
	expect(one.requests.map(({ headers }) => headers['x-secret'])).toEqual(['secret-of-one']);
	expect(other.requests).toEqual([]);
	expect(one.requests[0]?.body).toMatchObject({
		messageId: data.messageId,
		deliveryStatus: 'Read',
	});
});
