import type { IDataObject } from 'n8n-workflow';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { filledTemplate, smsReport } from '../support/callbacks/smsReport';
import { callWebhook, processedData, runNode, type RunSetting } from '../support/engine';

const trigger = new MittoDeliveryTrigger();
const parameters = { source: 'sms' };

beforeEach(() => processedData.forget());

let number = 0;

/** What a trigger on another process would start an execution with. */
async function event(): Promise<IDataObject> {
	const body = filledTemplate({ msgid: `second-net-${++number}` });
	const { items } = await callWebhook(trigger, smsReport({ body }));
	return items?.[0]?.json ?? {};
}

const execute = async (input: IDataObject[], setting: RunSetting = {}) =>
	(await runNode(trigger, { parameters, input, mode: 'webhook', ...setting })).json;

describe('the second net, on the process that executes', () => {
	it('ends a run that another process started with the same event', async () => {
		const [first, second] = [await event(), await event()];
		expect(await execute([first])).toEqual([first]);
		expect(await execute([first, second])).toEqual([second]);
		expect(await execute([first])).toEqual([]);
	});

	it('takes the event again when the window has passed', async () => {
		const first = await event();
		const later = new Date(Date.parse(String(first.receivedAt)) + 2 * 3600_000).toISOString();
		expect(await execute([first])).toHaveLength(1);
		expect(await execute([{ ...first, receivedAt: later }])).toHaveLength(1);
	});

	it('lets retried and manual runs pass', async () => {
		const first = await event();
		await execute([first]);
		expect(await execute([first], { mode: 'retry' })).toEqual([first]);
		expect(await execute([first], { mode: 'manual' })).toEqual([first]);
	});

	it('is not cast when repeats are not to be ignored', async () => {
		const first = await event();
		const off = { parameters: { ...parameters, options: { ignoreDuplicates: false } } };
		expect(await execute([first], off)).toHaveLength(1);
		expect(await execute([first], off)).toHaveLength(1);
	});

	it('lets the event pass when n8n cannot look it up', async () => {
		const first = await event();
		processedData.between = () => {
			throw new Error('The database is away');
		};
		expect(await execute([first])).toEqual([first]);
	});
});
