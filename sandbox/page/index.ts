import type { FastifyInstance } from 'fastify';

import { pageFiles } from './files';

/** Views that have an address of their own; the page itself decides what to draw. */
const views = [
	'/',
	'/conversation/*',
	'/message/*',
	'/campaigns',
	'/inspector',
	'/inspector/*',
	'/switchboard',
];

/** Nothing comes from anywhere else, and nothing that a message says can run or be fetched. */
const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	"img-src 'self' data:",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

const document = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Phones of the local Mitto</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/page.css">
<script type="module" src="/page/page.js"></script>
</head>
<body><div id="page"></div></body>
</html>
`;

/** One point, for callbacks in which a person sends a picture. */
const picture = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

/** The phone page. It is put together when it is first asked for, and kept in memory. */
export function page() {
	return async (server: FastifyInstance): Promise<void> => {
		server.addHook('onSend', async (_request, reply) => {
			void reply
				.header('content-security-policy', policy)
				.header('x-content-type-options', 'nosniff')
				.header('referrer-policy', 'no-referrer');
		});
		for (const view of views) {
			server.get(view, async (_request, reply) => await reply.type('text/html').send(document));
		}
		server.get('/page/page.js', async (_request, reply) => {
			const { script } = await pageFiles();
			return await reply.type('text/javascript').header('cache-control', 'no-store').send(script);
		});
		server.get('/page/page.css', async (_request, reply) => {
			const { style } = await pageFiles();
			return await reply.type('text/css').header('cache-control', 'no-store').send(style);
		});
		server.get(
			'/media/picture.png',
			async (_request, reply) => await reply.type('image/png').send(picture),
		);
	};
}
