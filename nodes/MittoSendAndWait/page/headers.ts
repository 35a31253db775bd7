import { createHash } from 'crypto';

import { pageStyle } from './html';

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/**
 * Nothing but the page's own style may load, the answer goes only where the page came from, and
 * nobody may frame, keep, index or link back to a URL that holds a token.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': [
		"default-src 'none'",
		`style-src 'sha256-${styleHash}'`,
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
	].join('; '),
	'X-Frame-Options': 'DENY',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow, noarchive',
	'Referrer-Policy': 'no-referrer',
	'Cache-Control': 'no-store',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};
