import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode } from '../support/engine';
import { bulkScene, people } from '../support/bulkScene';

const { run, vendor, bodies } = bulkScene();
const replaced = [{ character: '’', by: "'", count: 1 }];

async function send(more: INodeParameters = {}) {
	vendor().react({ body: { messageId: 'm-1' } });
	return await runNode(new MittoSend(), {
		parameters: {
			resource: 'sms',
			operation: 'sendText',
			trafficAccountId: { __rl: true, mode: 'id', value: 'account-1' },
			destination: '+385911111111',
			sender: 'MyShop',
			text: 'It’s here',
			...more,
		},
		credentials: {
			mittoApi: {
				apiKey: 'k',
				chatAppsBaseUrl: vendor().url,
				smsRegion: 'custom',
				smsBaseUrl: `${vendor().url}/sms-api`,
			},
		},
		input: [{}],
	});
}

describe('Smart Encoding', () => {
	it('sends the plain text and tells what it replaced', async () => {
		const { json } = await send({ options: { smartEncoding: true } });
		expect(bodies()).toMatchObject([{ sms: { text: "It's here" } }]);
		expect(json[0]).toMatchObject({ replaced, segments: { encoding: 'GSM-7' } });
	});

	it('does the same through the SMS API, which then needs no Unicode', async () => {
		const { json } = await send({ route: 'smsApi', options: { smartEncoding: true } });
		expect(bodies()).toEqual([expect.objectContaining({ text: "It's here" })]);
		expect(bodies()[0]).not.toHaveProperty('type');
		expect(json[0]).toMatchObject({ replaced });
	});

	it('leaves the text to who chose Unicode', async () => {
		const smsSettings = { type: 'Unicode' };
		await send({ route: 'smsApi', smsSettings, options: { smartEncoding: true } });
		expect(bodies()).toEqual([expect.objectContaining({ text: 'It’s here' })]);
	});

	it('is off by default, and the result tells what forces Unicode', async () => {
		const { json } = await send();
		expect(bodies()).toMatchObject([{ sms: { text: 'It’s here' } }]);
		expect(json[0]).toMatchObject({ segments: { forcedBy: ['’'], saving: 0 } });
		expect(json[0]).not.toHaveProperty('replaced');
	});

	it('works in a campaign, whose rows tell it', async () => {
		const options = { smartEncoding: true };
		const { json } = await run({ text: 'It’s here', options }, { input: people(2) });
		expect(bodies()).toMatchObject([{ sms: { text: "It's here" } }]);
		expect(json).toMatchObject([{ replaced }, { replaced }]);
	});

	it('is proposed by the dry run of a campaign', async () => {
		const text = `${'a'.repeat(80)}’`;
		const { json } = await run({ text, options: { dryRun: true } }, { input: people(2) });
		expect(json).toMatchObject([{ segments: 4, forcedBy: ['’'], saving: 2 }]);
	});
});
