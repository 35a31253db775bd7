import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { apiKeys, keyFindings } from '../accounts';
import { isObject, isText, type Json } from '../complaints';
import { judge } from '../verdict';
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
			judge(request, keyFindings(key));
			if (key === apiKeys.forbidden)
				return await reply.code(403).send({ responseText: 'Forbidden' });
			if (key !== apiKeys.good) return await reply.code(401).send({ responseText: 'Unauthorized' });
		});

		const one = async (request: FastifyRequest) => {
			const body = isObject(request.body) ? request.body : {};
			const responseCode = check(request, body, [body.to], world);
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

		const many = async (request: FastifyRequest) => {
			const body = isObject(request.body) ? request.body : {};
			const to = Array.isArray(body.to) ? body.to : String(body.to ?? '').split(',');
			const responseCode = check(request, body, to, world);
			const common = { responseCode, responseText: texts[responseCode], test: body.test === true };
			if (responseCode !== 0 || body.test === true) return common;
			const bulkId = randomUUID();
			const messages = to.map((number: unknown) => ({
				id: accept(body, String(number), world, bulkId),
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

const fields = ['', '', 'type', 'text', 'text', 'from', 'from', 'to', 'to'];

/** The first thing that Mitto objects to, noted for the inspector; 0 when there is nothing. */
function check(request: object, body: Json, receivers: unknown[], world: World): number {
	const refused = receivers.some((number) => world.faults.refuses(String(number), ['sms']));
	const responseCode = firstFault(body, receivers) || (refused ? 8 : 0);
	if (responseCode !== 0)
		judge(request, [
			{
				field: fields[responseCode] ?? '',
				complaint: `${texts[responseCode]} (responseCode ${responseCode})`,
				source: 'Mitto SMS API › Response codes',
			},
		]);
	return responseCode;
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

function accept(body: Json, destination: string, world: World, bulkId?: string): string {
	const messageId = randomBytes(16).toString('hex');
	world.ledger.add({
		service: 'smsApi',
		channel: 'sms',
		destination,
		messageId,
		...(bulkId !== undefined && { bulkId }),
		body,
	});
	return messageId;
}
