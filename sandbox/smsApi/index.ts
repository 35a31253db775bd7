import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

import { apiKeys } from '../accounts';
import { isObject, isText, type Json } from '../complaints';
import { deliver } from '../control/deliver';
import type { World } from '../world';

const texts: Record<number, string> = {
	0: 'Success',
	2: 'Message type is invalid',
	3: 'Message text is empty',
	5: 'Sender is empty',
	6: 'Sender is invalid',
	7: 'Receiver is empty',
	8: 'Receiver is invalid',
};

/** Mitto's SMS API: refusals arrive with HTTP 200 and a `responseCode`. */
export function smsApi(world: World) {
	return async (server: FastifyInstance): Promise<void> => {
		server.addHook('onRequest', async (request, reply) => {
			const key = request.headers['x-mitto-api-key'];
			if (key === apiKeys.forbidden)
				return await reply.code(403).send({ responseText: 'Forbidden' });
			if (key !== apiKeys.good) return await reply.code(401).send({ responseText: 'Unauthorized' });
		});

		const one = async (request: { body: unknown }) => {
			const body = isObject(request.body) ? request.body : {};
			const responseCode = firstFault(body, [body.to]);
			const common = {
				timestamp: new Date().toISOString(),
				to: body.to,
				responseCode,
				textLength: String(body.text ?? '').length,
				responseText: texts[responseCode],
				test: body.test === true,
			};
			if (responseCode !== 0 || body.test === true) return common;
			return { id: accept(body, String(body.to), world), ...common };
		};
		server.post('/sms', one);
		server.post('/sms.json', one);

		const many = async (request: { body: unknown }) => {
			const body = isObject(request.body) ? request.body : {};
			const to = Array.isArray(body.to) ? body.to : String(body.to ?? '').split(',');
			const responseCode = firstFault(body, to);
			const common = { responseCode, responseText: texts[responseCode], test: body.test === true };
			if (responseCode !== 0 || body.test === true) return common;
			const messages = to.map((number: unknown) => ({
				id: accept(body, String(number), world),
				to: number,
				timestamp: new Date().toISOString(),
				textLength: String(body.text).length,
			}));
			return { ...common, messages };
		};
		server.post('/smsbulk', many);
		server.post('/smsbulk.json', many);
	};
}

function firstFault({ from, text, type }: Json, receivers: unknown[]): number {
	const types = [undefined, 'gsm', 'unicode', 'binary', 'byte', 'auto'];
	if (!types.includes(typeof type === 'string' ? type.toLowerCase() : undefined)) return 2;
	if (!isText(text)) return 3;
	if (!isText(from)) return 5;
	if (!/^(\+?\d{1,16}|.{1,11})$/.test(from)) return 6;
	if (receivers.length === 0 || receivers.some((number) => !isText(number))) return 7;
	return receivers.every((number) => /^\+?[0-9]{5,15}$/.test(String(number))) ? 0 : 8;
}

function accept(body: Json, destination: string, world: World): string {
	const messageId = randomBytes(16).toString('hex');
	world.ledger.add({ service: 'smsApi', channel: 'sms', destination, messageId, body });
	if (isLocal(body.callback)) reportLater(messageId, destination, body.callback, world);
	return messageId;
}

/** The sandbox calls nobody outside this machine. */
function isLocal(url: unknown): url is string {
	return typeof url === 'string' && /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url);
}

const untilReport = 1000;

/** The report that the callback URL of a message asked for, in the template of Mitto's document. */
function reportLater(messageId: string, destination: string, url: string, world: World): void {
	const failed = world.failing.has(destination);
	const report = {
		messageId,
		status: failed ? 'UNDELIVERED' : 'DELIVERED',
		errorcode: failed ? '438' : '0',
	};
	const timer = setTimeout(() => {
		// Nobody has to listen there.
		void deliver('sms', { url, body: JSON.stringify(report) }, world).catch(() => {});
	}, untilReport);
	timer.unref();
}
