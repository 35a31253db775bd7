import type { IDataObject } from 'n8n-workflow';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { filledTemplate, smsReport } from '../support/callbacks/smsReport';
import { callWebhook, processedData, runNode, type RunSetting } from '../support/engine';

const trigger = new MittoDeliveryTrigger();

/** The same trigger in a process that shares nothing with this one but n8n's database. */
function otherProcess(): MittoDeliveryTrigger {
	let other: typeof import('../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node');
	jest.isolateModules(() => {
		other = jest.requireActual('../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node');
	});
	return new other!.MittoDeliveryTrigger();
}

let processes: [MittoDeliveryTrigger, MittoDeliveryTrigger];
beforeAll(() => {
	processes = [otherProcess(), otherProcess()];
}, 60_000);

/** What a database takes between a reading and a writing. */
const pause = async () => await new Promise<void>((resolve) => setTimeout(resolve, 3));
const parameters = { source: 'sms' };

beforeEach(() => processedData.forget());

let number = 0;

/** What a trigger on another process would start an execution with. */
async function event(): Promise<IDataObject> {
	const body = filledTemplate({ msgid: `second-net-${++number}` });
	const { items } = await callWebhook(trigger, smsReport({ body }));
	return items?.[0]?.json ?? {};
}

const execute = async (input: IDataObject[], setting: RunSetting = {}, process = trigger) =>
	(await runNode(process, { parameters, input, mode: 'webhook', ...setting })).json;

describe('the second net, on the process that executes', () => {
	it('ends a run that another process started with the same event', async () => {
		const [first, second] = [await event(), await event()];
		expect(await execute([first])).toEqual([first]);
		expect(await execute([first, second])).toEqual([second]);
		expect(await execute([first])).toEqual([]);
	});

	it('lets one of several repeats pass that come at once, on whatever processes', async () => {
		const events = await Promise.all(Array.from({ length: 8 }, event));
		processedData.between = pause;
		const passed = await Promise.all(
			events.flatMap((repeated) =>
				[...processes, ...processes].map(async (process) => await execute([repeated], {}, process)),
			),
		);
		const ids = passed.flat().map(({ messageId }) => messageId);
		expect(ids.sort()).toEqual(events.map(({ messageId }) => messageId).sort());
	});

	it('forgets none of several events that come at once', async () => {
		const events = await Promise.all(Array.from({ length: 8 }, event));
		const [one, another] = processes;
		processedData.between = pause;
		await Promise.all(events.map(async (single) => await execute([single], {}, one)));
		const passed = await Promise.all(
			events.map(async (single) => await execute([single], {}, another)),
		);
		expect(passed.flat()).toEqual([]);
	});

	it('takes a repeat on the other side of a window for one', async () => {
		const first = { ...(await event()), receivedAt: '2026-11-27T11:59:59.990Z' };
		const second = { ...first, receivedAt: '2026-11-27T12:00:00.010Z' };
		expect(await execute([first])).toHaveLength(1);
		expect(await execute([second])).toEqual([]);
		// Clocks of several machines differ.
		const third = { ...(await event()), receivedAt: '2026-11-27T12:00:00.010Z' };
		expect(await execute([third])).toHaveLength(1);
		expect(await execute([{ ...third, receivedAt: '2026-11-27T11:59:59.990Z' }])).toEqual([]);
	});

	it('locks nothing when callbacks come to the process that executes', async () => {
		const first = await event();
		let calls = 0;
		processedData.between = () => void calls++;
		expect(await execute([first])).toHaveLength(1);
		expect(calls).toBe(1);
		expect(await execute([first], {}, processes[0])).toEqual([]);
		expect(calls).toBeGreaterThan(2);
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
