import type { FastifyInstance } from 'fastify';

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The sandbox listens on the loopback address, but a web page in the same browser could still reach it:
 * by a name that is made to point here (the Host header tells), or by posting across origins (the
 * Origin header tells). Programs send no Origin, and are let in.
 */
export function guard(server: FastifyInstance): void {
	server.addHook('onRequest', async (request, reply) => {
		const { host = '', origin } = request.headers;
		const [, name = ''] = /^(.*?)(?::\d+)?$/.exec(host) ?? [];
		if (!ownNames.includes(name.toLowerCase())) {
			return await reply
				.code(421)
				.send({ error: `This server is asked for as ${ownNames.join(', ')} only, not as ${host}` });
		}
		const reads = ['GET', 'HEAD'].includes(request.method);
		const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
		if (!reads && ((origin !== undefined && origin !== `http://${host}`) || crossSite)) {
			return await reply.code(403).send({ error: 'Pages of other origins change nothing here' });
		}
	});
}
