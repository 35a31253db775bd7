import { randomUUID } from 'node:crypto';
import axios from 'axios';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { viberToken } from '../accounts';
import { isObject, isText, isUrl, type Json } from '../complaints';
import { judge } from '../verdict';
import type { World } from '../world';
import { refuse, ruleOf, type ViberRefusal } from './message';
import { viberSignature } from './signature';
import { nextToken } from './token';

export { viberSignature } from './signature';

const optionalEvents = ['delivered', 'seen', 'failed', 'conversation_started'];
const mandatoryEvents = ['subscribed', 'unsubscribed', 'message', 'webhook'];

/** Receivers with a meaning of their own; everybody else is a subscriber. */
const strangers: Record<string, ViberRefusal> = {
	'not-registered==': { status: 5, status_message: 'notRegistered' },
	'not-subscribed==': { status: 6, status_message: 'notSubscribed' },
	'too-many==': { status: 12, status_message: 'tooManyRequests' },
};

function strangerOf(receiver: string, world: World): ViberRefusal | undefined {
	if (world.faults.refuses(receiver, ['viberBot'])) return strangers['not-subscribed=='];
	return strangers[receiver];
}

/** Notes a refusal for the inspector and gives it back as the answer. */
function refused(request: { body: unknown }, refusal: ViberRefusal): ViberRefusal {
	judge(request, [ruleOf(refusal, asObject(request.body).type)]);
	return refusal;
}

/** Viber's REST bot API: every answer is HTTP 200 with a `status`. */
export function viberBot(world: World) {
	return async (server: FastifyInstance): Promise<void> => {
		// Viber takes JSON whatever its content type says.
		server.addHook('preHandler', async (request, reply) => {
			const token = request.headers['x-viber-auth-token'];
			if (token === undefined)
				return await reply.send(
					refused(request, { status: 2, status_message: 'missing_auth_token' }),
				);
			if (token !== viberToken)
				return await reply.send(
					refused(request, { status: 2, status_message: 'invalidAuthToken' }),
				);
		});

		server.post('/set_webhook', async (request) => await setWebhook(asObject(request.body), world));

		server.post('/get_account_info', async () => ({
			status: 0,
			status_message: 'ok',
			id: 'pa:1234567890',
			name: 'Demo Bot',
			uri: 'demobot',
			icon: '',
			category: 'Companies',
			country: 'HR',
			webhook: world.viberWebhook?.url ?? '',
			event_types: world.viberWebhook?.event_types ?? [],
			subscribers_count: 2,
			members: [],
		}));

		server.post('/get_user_details', async (request) => {
			const { id } = asObject(request.body);
			if (!isText(id)) return { status: 4, status_message: 'id' };
			if (id in strangers) return strangers[id];
			return {
				status: 0,
				status_message: 'ok',
				message_token: 4_912_661_846,
				user: {
					id,
					name: 'Ana',
					avatar: '',
					country: 'HR',
					language: 'hr',
					api_version: 10,
					device_type: 'Phone',
				},
			};
		});

		server.post('/send_message', async (request, reply) => {
			const body = asObject(request.body);
			if (!isText(body.receiver))
				return refused(request, { status: 4, status_message: 'receiver' });
			const refusal = refuse(body) ?? strangerOf(body.receiver, world);
			if (refusal !== undefined) return refused(request, refusal);
			return await accepted(reply, accept(body, body.receiver, world));
		});

		server.post('/broadcast_message', async (request, reply) => {
			const body = asObject(request.body);
			const list = Array.isArray(body.broadcast_list) ? body.broadcast_list.map(String) : [];
			if (list.length === 0)
				return refused(request, { status: 4, status_message: 'broadcast_list' });
			if (list.length > 300)
				return refused(request, { status: 3, status_message: 'broadcast_list is too long' });
			const refusal = refuse(body);
			if (refusal !== undefined) return refused(request, refusal);
			const failed: Array<{ receiver: string } & ViberRefusal> = [];
			const tokens: string[] = [];
			const bulkId = randomUUID();
			for (const receiver of list) {
				const stranger = strangerOf(receiver, world);
				if (stranger === undefined) tokens.push(accept(body, receiver, world, bulkId));
				else failed.push({ receiver, ...stranger });
			}
			return await accepted(reply, tokens[0] ?? nextToken(), failed);
		});
	};
}

function asObject(value: unknown): Json {
	return isObject(value) ? value : {};
}

function accept(body: Json, receiver: string, world: World, bulkId?: string): string {
	const messageId = nextToken();
	world.ledger.add({
		service: 'viberBot',
		channel: 'viberBot',
		destination: receiver,
		messageId,
		...(bulkId !== undefined && { bulkId }),
		body,
	});
	return messageId;
}

/** Written by hand, because JSON.stringify has no 64-bit integers. */
async function accepted(
	reply: FastifyReply,
	token: string,
	failed?: unknown[],
): Promise<FastifyReply> {
	const list = failed === undefined ? '' : `,"failed_list":${JSON.stringify(failed)}`;
	return await reply
		.type('application/json')
		.send(
			`{"status":0,"status_message":"ok","message_token":${token},"chat_hostname":"SN-CHAT-05_","billing_status":1${list}}`,
		);
}

async function setWebhook(
	{ url, event_types: events, send_name, send_photo }: Json,
	world: World,
): Promise<Json> {
	if (url === '') {
		world.viberWebhook = undefined;
		return { status: 0, status_message: 'ok', event_types: [] };
	}
	if (!isUrl(url)) return { status: 1, status_message: 'invalidUrl' };
	const wanted = Array.isArray(events) ? events.map(String) : optionalEvents;
	const unknown = wanted.find((name) => ![...optionalEvents, ...mandatoryEvents].includes(name));
	if (unknown !== undefined) return { status: 3, status_message: `unknown event type ${unknown}` };

	const body = `{"event":"webhook","timestamp":${Date.now()},"chat_hostname":"SN-CHAT-05_","message_token":${nextToken()}}`;
	const check = await axios
		.post(String(url), body, {
			headers: {
				'content-type': 'application/json',
				'x-viber-content-signature': viberSignature(body),
			},
			validateStatus: () => true,
			timeout: 10_000,
		})
		.catch((reason: Error) => ({ status: 0, statusText: reason.message }));
	if (check.status !== 200)
		return {
			status: 1,
			status_message: `Result from webhook: ${check.status} ${check.statusText}`,
		};

	world.viberWebhook = {
		url: String(url),
		event_types: [...new Set([...mandatoryEvents, ...wanted])],
		send_name: send_name === true,
		send_photo: send_photo === true,
	};
	return { status: 0, status_message: 'ok', event_types: wanted };
}
