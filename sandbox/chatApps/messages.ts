import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { trafficAccounts, type TrafficAccount } from '../accounts';
import { Complaints, isObject, isText, type Json } from '../complaints';
import type { LedgerEntry } from '../ledger';
import { statusByAge } from '../live/aging';
import { segments } from '../smsApi/segments';
import { judge } from '../verdict';
import type { World } from '../world';
import { channelsIn, checkContent } from './content';
import { mittoStatuses } from './statuses';

/** What the fields around a channel's content follow. */
const sendingSection = 'Mitto chat apps › Send Message';

/** Sending and reading messages of the chat apps API. */
export function messageRoutes(server: FastifyInstance, world: World): void {
	server.post('/api/:version/Messages/send', async (request, reply) => {
		const body = asObject(request.body);
		const complaints = checkMessage(body, world);
		if (!isObject(body.failover)) checkAccount(body.trafficAccountId, complaints);
		if (complaints.any) return await problem(request, reply, complaints);

		if (isObject(body.failover)) return failover(body, world);
		const account = accountOf(body.trafficAccountId);
		return answer(account, accept(body, account, world));
	});

	server.post('/api/:version/Messages/sendbulk', async (request, reply) => {
		const body = asObject(request.body);
		const complaints = new Complaints(sendingSection);
		const { destinations } = body;
		const list = Array.isArray(destinations) ? destinations : [];
		complaints.unless(list.length > 0, 'destinations', 'At least one destination is required.');
		const wrong = list.filter(
			(destination) => !isDestination(destination) || isRefused(body, destination, world),
		);
		complaints.unless(wrong.length === 0, 'destinations', 'A destination is invalid.');
		if (!hasFailover(body)) checkAccount(body.trafficAccountId, complaints);
		checkContent(body, complaints);
		if (complaints.any) return await problem(request, reply, complaints);

		const bulkId = randomUUID();
		const account = accountOf(body.trafficAccountId);
		const messages = list.map((destination) => {
			const entry = record({ ...body, destination }, account, world, { bulkId, shared: body });
			return { destination, trafficAccountId: account.id, messageId: entry.messageId };
		});
		return { bulkId, messages };
	});

	server.post('/api/:version/Messages/sendmessagesbulk', async (request, reply) => {
		const { messages } = asObject(request.body);
		const list = Array.isArray(messages) ? messages.map(asObject) : [];
		const complaints = new Complaints(sendingSection);
		complaints.unless(list.length > 0, 'messages', 'At least one message is required.');
		list.forEach((message, index) => {
			const found = checkMessage(message, world);
			if (!hasFailover(message)) checkAccount(message.trafficAccountId, found);
			for (const { field, complaint, source } of found.findings) {
				complaints.unless(false, `messages[${index}].${field}`, complaint, source);
			}
		});
		if (complaints.any) return await problem(request, reply, complaints);

		const bulkId = randomUUID();
		return {
			bulkId,
			messages: list.map((message) => {
				const account = accountOf(message.trafficAccountId);
				const entry = record(message, account, world, { bulkId, shared: message });
				return { trafficAccountId: account.id, messageId: entry.messageId };
			}),
		};
	});

	server.get('/api/:version/Messages/:id', async (request, reply) => {
		const entry = world.ledger.find((request.params as { id: string }).id);
		if (entry === undefined) return await reply.code(404).send({ message: 'Message not found' });
		return readBack(entry, world);
	});
}

function asObject(value: unknown): Json {
	return isObject(value) ? value : {};
}

function hasFailover(body: Json): boolean {
	return isObject(body.failover) && Object.keys(body.failover).length > 0;
}

function isDestination(value: unknown): value is string {
	return isText(value, 64) && !/\s/.test(value);
}

/** Whether the switchboard refuses this recipient. */
function isRefused(body: Json, destination: string, world: World): boolean {
	return world.faults.refuses(
		destination,
		channelsIn(body).map(({ channel }) => channel),
	);
}

function checkMessage(body: Json, world: World): Complaints {
	const complaints = new Complaints(sendingSection);
	const fine = isDestination(body.destination) && !isRefused(body, body.destination, world);
	complaints.unless(fine, 'destination', 'The destination is invalid.');
	checkContent(body, complaints);
	return complaints;
}

function checkAccount(id: unknown, complaints: Complaints): void {
	complaints.unless(
		trafficAccounts.some((account) => account.id === id),
		'trafficAccountId',
		'The traffic account does not exist.',
	);
}

function accountOf(id: unknown): TrafficAccount {
	return trafficAccounts.find((account) => account.id === id) ?? trafficAccounts[0]!;
}

/** Mitto does not document its error body; this is what services of its kind answer. */
async function problem(
	request: FastifyRequest,
	reply: FastifyReply,
	complaints: Complaints,
): Promise<FastifyReply> {
	judge(request, complaints.findings);
	return await reply.code(400).send({
		type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
		title: 'One or more validation errors occurred.',
		status: 400,
		traceId: randomUUID(),
		errors: complaints.byField,
	});
}

function record(
	body: Json,
	account: TrafficAccount,
	world: World,
	{ bulkId, shared }: { bulkId?: string; shared: unknown },
): LedgerEntry {
	return world.ledger.add({
		service: 'chatApps',
		channel: channelsIn(body)[0]?.channel ?? account.channel,
		destination: String(body.destination),
		messageId: randomUUID(),
		trafficAccountId: account.id,
		...(bulkId !== undefined && { bulkId }),
		body: shared,
	});
}

function accept(body: Json, account: TrafficAccount, world: World): LedgerEntry {
	return record(body, account, world, { shared: body });
}

/** One id for each step; only the first step is sent, since the sandbox delivers at once. */
function failover(body: Json, world: World): string[] {
	const { timeoutFailover } = asObject(body.failover);
	const { trafficAccounts: steps } = asObject(timeoutFailover);
	const ids = Array.isArray(steps) ? steps : [];
	const first = accept(body, accountOf(ids[0]), world);
	return ids.map((_, index) => (index === 0 ? first.messageId : randomUUID()));
}

function answer(account: TrafficAccount, entry: LedgerEntry): unknown {
	if (account.answers === 'id') return { id: entry.messageId };
	if (account.answers === 'messagesList') {
		return { messages: [{ trafficAccountId: account.id, messageId: entry.messageId }] };
	}
	const sender = { id: randomUUID(), name: account.name, phoneNumber: '+38598222000' };
	return {
		messageId: entry.messageId,
		sender,
		conversation: { id: randomUUID(), participants: [sender, { phoneNumber: entry.destination }] },
		createdAt: entry.at,
		updatedAt: entry.at,
		id: randomUUID(),
		trafficAccountId: account.id,
		deliveryStatus: 'Ready',
	};
}

/** What was reported, or else what time made of it: Ready, after a second Sent, after two Delivered or Failure. */
function readBack(entry: LedgerEntry, world: World): Json {
	const message = world.transcript.find(entry.messageId);
	const reported = message?.status ?? 'accepted';
	const open = reported === 'accepted' || reported === 'sent';
	const status =
		open && world.reports.mode === 'standard'
			? statusByAge(
					Date.now() - Date.parse(entry.at),
					world.failing.has(entry.destination),
					entry.channel,
				)
			: reported;
	const [part] = channelsIn(asObject(entry.body));
	return {
		messageId: entry.messageId,
		text: part?.content.text ?? null,
		createdAt: entry.at,
		updatedAt: new Date().toISOString(),
		trafficAccountId: entry.trafficAccountId,
		deliveryStatus: mittoStatuses[status],
		description:
			message?.description ?? (status === 'failed' ? 'The recipient cannot be reached' : null),
		messageParts: entry.channel === 'sms' ? segments(String(part?.content.text ?? '')).count : null,
		reference: asObject(entry.body).reference ?? null,
		requestInfo: entry.body,
	};
}
