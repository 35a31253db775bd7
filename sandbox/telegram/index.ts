import type { FastifyInstance, FastifyReply } from 'fastify';

import { telegramToken } from '../accounts';
import { isObject, isUrl, type Json } from '../complaints';
import type { World } from '../world';

type Answer = { result: unknown } | { code: number; description: string };

const refused = (description: string, code = 400): Answer => ({ code, description });

const portsOfTelegram = ['', '80', '88', '443', '8443'];

/**
 * Telegram's Bot API, as far as a bot that sends through Mitto needs it. Only here does the sandbox
 * bend a rule: a webhook on this machine may be plain HTTP and on any port.
 */
export function telegram(world: World) {
	const methods: Record<string, (input: Json) => Answer> = {
		getme: () => ({
			result: { id: 110201543, is_bot: true, first_name: 'Demo', username: 'mitto_demo_bot' },
		}),
		setwebhook: (input) => setWebhook(input, world),
		deletewebhook: () => {
			world.telegramWebhook = undefined;
			return { result: true };
		},
		getwebhookinfo: () => ({
			result: {
				url: world.telegramWebhook?.url ?? '',
				has_custom_certificate: false,
				pending_update_count: 0,
				max_connections: world.telegramWebhook?.max_connections ?? 40,
				...(world.telegramWebhook?.allowed_updates && {
					allowed_updates: world.telegramWebhook.allowed_updates,
				}),
			},
		}),
		getfile: ({ file_id: id }) =>
			id === undefined
				? refused('Bad Request: file_id not specified')
				: {
						result: {
							file_id: id,
							file_unique_id: 'u',
							file_size: sampleFile.length,
							file_path: 'photos/file_1.jpg',
						},
					},
	};

	return async (server: FastifyInstance): Promise<void> => {
		const route = async (
			request: { params: unknown; query: unknown; body: unknown },
			reply: FastifyReply,
		) => {
			const { bot, method } = request.params as { bot: string; method: string };
			if (bot !== `bot${telegramToken}`) return await failure(reply, refused('Unauthorized', 401));
			const handler = methods[method.toLowerCase()];
			if (handler === undefined) return await failure(reply, refused('Not Found', 404));
			const input = { ...(request.query as Json), ...(isObject(request.body) ? request.body : {}) };
			const answer = handler(input);
			return 'result' in answer
				? { ok: true, result: answer.result }
				: await failure(reply, answer);
		};
		server.get('/:bot/:method', route);
		server.post('/:bot/:method', route);
		server.get('/file/:bot/*', async (request, reply) => {
			const { bot } = request.params as { bot: string };
			if (bot !== `bot${telegramToken}`) return await failure(reply, refused('Unauthorized', 401));
			return await reply.type('image/jpeg').send(sampleFile);
		});
	};
}

const sampleFile = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

async function failure(reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
	const { code, description } = answer as { code: number; description: string };
	return await reply.code(code).send({ ok: false, error_code: code, description });
}

function setWebhook(input: Json, world: World): Answer {
	const {
		url,
		secret_token: secret,
		allowed_updates: updates,
		max_connections: connections,
	} = input;
	if (url === '' || url === undefined) {
		world.telegramWebhook = undefined;
		return { result: true };
	}
	if (!isUrl(url)) return refused('Bad Request: bad webhook: invalid webhook URL specified');
	const { protocol, port, hostname } = new URL(String(url));
	const local = ['127.0.0.1', 'localhost'].includes(hostname);
	if (protocol !== 'https:' && !local) {
		return refused('Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
	}
	if (!portsOfTelegram.includes(port) && !local) {
		return refused(
			'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
		);
	}
	if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(String(secret))) {
		return refused('Bad Request: secret token contains unallowed characters');
	}
	const list =
		typeof updates === 'string'
			? (JSON.parse(updates) as string[])
			: (updates as string[] | undefined);
	world.telegramWebhook = {
		url: String(url),
		...(secret !== undefined && { secret_token: String(secret) }),
		...(list !== undefined && { allowed_updates: list }),
		max_connections: Number(connections ?? 40),
	};
	return { result: true };
}
