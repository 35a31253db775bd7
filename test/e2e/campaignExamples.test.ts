import axios from 'axios';
import { sign } from 'jsonwebtoken';

import { deliver } from '../../sandbox/control/deliver';
import { asCallback } from '../../sandbox/control/say';
import type { Execution } from '../../tools/n8n/api';
import { startStack, type Stack } from '../../tools/stack';
import { exampleNamed } from '../../tools/stack/examples';
import { demoKeys } from '../../tools/stack/credentials';
import { filledTemplate, token } from '../support/callbacks/smsReport';
import { ended, outputOf } from '../support/e2e';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack();
}, 900_000);
afterAll(async () => await stack.stop());

const example = (name: string) => exampleNamed(stack.workflows, name);
const optOuts = () => example('Keep a list of opt-outs');
const campaign = () => example('Campaign from a CSV file');
const reports = () => example('Keep delivery reports in a data table');

async function succeeded(running: Promise<Execution>): Promise<Execution> {
	const execution = await running;
	expect(execution.data?.resultData.error?.message).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
}

async function write(from: string, text: string): Promise<unknown> {
	const inboundToken = sign(
		{ nbf: 1, exp: Math.floor(Date.now() / 1000) + 600 },
		demoKeys.inbound,
		{ algorithm: 'HS256', noTimestamp: true },
	);
	const url = `${stack.n8n.url}/webhook/example-opt-outs/inbound?token=${inboundToken}`;
	return (await deliver('sms', asCallback('sms', { from, text, url }), stack.sandbox.world)).body;
}

/** Runs the campaign with other hours than its own, since a test runs at any time of the day. */
async function runAllowedAt(from: string, until: string): Promise<Execution> {
	const workflow = campaign();
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== 'Mitto Bulk') return node;
		const parameters = node.parameters as object;
		return { ...node, parameters: { ...parameters, allowedFrom: from, allowedUntil: until } };
	});
	await stack.api.changeNodes(workflow, nodes);
	return await stack.api.run(workflow);
}

/** A time of the day in Croatia, so many hours from now. */
const hoursFromNow = (hours: number) =>
	new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Zagreb', timeStyle: 'short' }).format(
		Date.now() + hours * 3_600_000,
	);

const counts = (execution: Execution, node: string, by: string, count: string) =>
	Object.fromEntries(outputOf(execution, node).map((row) => [row[by], row[count]]));
const reportOf = (execution: Execution) =>
	counts(execution, 'Report', 'outcome', 'count_destination');

it('a campaign does not go out while there is no list of opt-outs', async () => {
	stack.sandbox.world.ledger.clear();
	const execution = await runAllowedAt('00:00', '00:00');
	expect(execution.status).toBe('error');
	expect(execution.data?.resultData.error?.message).toContain('Mitto opt-outs');
	expect(stack.sandbox.world.ledger.list()).toEqual([]);
});

it('people who write STOP are on the list once, until they write START', async () => {
	await succeeded(stack.api.run(optOuts(), [{}], 'Once'));
	expect(await write('385981234567', 'STOP')).toEqual({ status: 'accepted' });
	expect(await write('385911234567', 'odjava')).toEqual({ status: 'accepted' });
	await ended(stack.api, optOuts().id, 3);
	expect(await write('385981234567', 'Stop!')).toEqual({ status: 'accepted' });
	expect(await write('385911234567', 'Start')).toEqual({ status: 'accepted' });
	expect(await write('385921234567', 'Where is my order?')).toEqual({ status: 'filtered' });

	const executions = await ended(stack.api, optOuts().id, 5);
	expect(executions.map(({ status }) => status)).toEqual(Array(5).fill('success'));
	expect(await stack.api.rowsOf('Mitto opt-outs')).toEqual([
		expect.objectContaining({ phone: '385981234567', channel: 'sms', word: 'Stop!' }),
	]);
	// A second run keeps what is there.
	await succeeded(stack.api.run(optOuts(), [{}], 'Once'));
	expect(await stack.api.rowsOf('Mitto opt-outs')).toHaveLength(1);
});

it('a campaign waits for allowed hours, leaves opt-outs in peace and reports', async () => {
	const { ledger } = stack.sandbox.world;
	ledger.clear();
	const early = await succeeded(runAllowedAt(hoursFromNow(2), hoursFromNow(3)));
	expect(reportOf(early)).toEqual({ deferred: 2, skipped: 2 });
	expect(ledger.list()).toEqual([]);

	const refused = {
		kind: 'refuseRecipient',
		channel: 'viber',
		recipient: '+385921234567',
	} as const;
	stack.sandbox.world.faults.set([refused]);
	const inTime = await succeeded(runAllowedAt('00:00', '00:00'));
	stack.sandbox.world.faults.set([]);
	expect(reportOf(inTime)).toEqual({ accepted: 2, skipped: 2 });
	const outcomes = outputOf(inTime, 'All Outcomes');
	expect(
		outcomes.map(({ destination, channel, reason }) => [destination, channel ?? reason]),
	).toEqual([
		['+385911234567', 'viber'],
		['+385921234567', 'sms'],
		['+385981234567', 'suppressed'],
		['+385911234567', 'duplicate'],
	]);
	const sent = ledger.list();
	expect(sent.map(({ destination }) => destination).sort()).toEqual([
		'+385911234567',
		'+385921234567',
	]);
	expect(JSON.stringify(sent.map(({ body }) => body))).toContain(
		'Hi Ivo, your spring code is SPRING-B2.',
	);

	const again = await succeeded(runAllowedAt('00:00', '00:00'));
	expect(reportOf(again)).toEqual({ skipped: 4 });
	expect(ledger.list()).toHaveLength(2);
});

it('delivery reports have a row for each message, and are counted', async () => {
	await stack.api.run(reports(), [{}], 'Count');
	const post = async (msgid: string, status: string, errorcode: string) =>
		(
			await axios.post<unknown>(
				`${stack.n8n.url}/webhook/example-delivery-table/delivery`,
				filledTemplate({ msgid, status, errorcode }),
				{
					params: { token: token({ key: demoKeys.delivery, reference: 'spring' }) },
					headers: { 'content-type': 'application/json' },
				},
			)
		).data;
	expect(await post('m-1', 'DELIVERED', '0')).toEqual({ status: 'accepted' });
	expect(await post('m-2', 'FAILED', '438')).toEqual({ status: 'accepted' });
	expect(await post('m-3', 'SENT', '0')).toEqual({ status: 'filtered' });
	await ended(stack.api, reports().id, 3);
	// What became of it after all: the row is the same one.
	expect(await post('m-2', 'DELIVERED', '0')).toEqual({ status: 'accepted' });
	expect(await post('m-4', 'FAILED', '438')).toEqual({ status: 'accepted' });
	await ended(stack.api, reports().id, 5);

	expect(await stack.api.rowsOf('Mitto delivery reports')).toEqual([
		expect.objectContaining({ messageId: 'm-1', status: 'delivered', reference: 'spring' }),
		expect.objectContaining({ messageId: 'm-2', status: 'delivered' }),
		expect.objectContaining({ messageId: 'm-4', status: 'failed', errorCode: '438' }),
	]);
	const execution = await succeeded(stack.api.run(reports(), [{}], 'Count'));
	expect(counts(execution, 'Counts', 'status', 'count_messageId')).toEqual({
		delivered: 2,
		failed: 1,
	});
});
