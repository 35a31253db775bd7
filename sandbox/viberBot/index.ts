import { createHmac } from 'node:crypto';
import axios from 'axios';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { viberToken } from '../accounts';
import { isObject, isText, isUrl, type Json } from '../complaints';
import type { World } from '../world';
import { refuse } from './message';

const optionalEvents = ['delivered', 'seen', 'failed', 'conversation_started'];
const mandatoryEvents = ['subscribed', 'unsubscribed', 'message', 'webhook'];

/** Receivers with a meaning of their own; everybody else is a subscriber. */
const strangers: Record<string, { status: number; status_message: string }> = {
	'not-registered==': { status: 5, status_message: 'notRegistered' },
	'not-subscribed==': { status: 6, status_message: 'notSubscribed' },
	'too-many==': { status: 12, status_message: 'tooManyRequests' },
};

/** Viber's REST bot API: every answer is HTTP 200 with a `status`. */
export function viberBot(world: World) {
	return async (server: FastifyInstance): Promise<void> => {
		// Viber takes JSON whatever its content type says.
		server.addHook('preHandler', async (request, reply) => {
			const token = request.headers['x-viber-auth-token'];
			if (token === undefined)
				return await reply.send({ status: 2, status_message: 'missing_auth_token' });
			if (token !== viberToken)
				return await reply.send({ status: 2, status_message: 'invalidAuthToken' });
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
			if (!isText(body.receiver)) return { status: 4, status_message: 'receiver' };
			const refusal = refuse(body) ?? strangers[body.receiver];
			if (refusal !== undefined) return refusal;
			return await accepted(reply, accept(body, body.receiver, world));
		});

		server.post('/broadcast_message', async (request, reply) => {
			const body = asObject(request.body);
			const list = Array.isArray(body.broadcast_list) ? body.broadcast_list.map(String) : [];
			if (list.length === 0) return { status: 4, status_message: 'broadcast_list' };
			if (list.length > 300) return { status: 3, status_message: 'broadcast_list is too long' };
			const refusal = refuse(body);
			if (refusal !== undefined) return refusal;
			const failed = list
				.filter((id) => id in strangers)
				.map((receiver) => ({ receiver, ...strangers[receiver] }));
			const tokens = list.filter((id) => !(id in strangers)).map((id) => accept(body, id, world));
			return await accepted(reply, tokens[0] ?? nextToken(), failed);
		});
	};
}

function asObject(value: unknown): Json {
	return isObject(value) ? value : {};
}

let tokens = 5_741_311_803_571_721_087n;

/** Message tokens are 64-bit integers, beyond what JSON numbers keep in JavaScript. */
export function nextToken(): string {
	tokens += 1n;
	return tokens.toString();
}

function accept(body: Json, receiver: string, world: World): string {
	const messageId = nextToken();
	world.ledger.add({
		service: 'viberBot',
		channel: 'viberBot',
		destination: receiver,
		messageId,
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

/** Lower-case hex HMAC-SHA256 of the body, keyed with the bot's token. */
export function viberSignature(body: string): string {
	return createHmac('sha256', viberToken).update(body).digest('hex');
}
