import { networkFailure, refusalFailure, statusFailure } from '../../../nodes/apis/classify';
import type { Refusal } from '../../../nodes/apis/api';
import type { Reply } from '../../../nodes/apis/reply';
import { apis } from '../../../nodes/apis';

const { smsApi, telegramBot, viberBot } = apis;

const reply = (status: number, body: unknown = {}, headers = {}): Reply => ({
	status,
	headers,
	text: typeof body === 'string' ? body : JSON.stringify(body),
	body,
});
const failureOf = (...answer: Parameters<typeof reply>) =>
	statusFailure('Mitto', reply(...answer), Date.UTC(2026, 0, 1)).facts;

describe('an answer with an HTTP status that is no success', () => {
	it.each([
		[400, 'rejected'],
		[401, 'unauthorised'],
		[403, 'unauthorised'],
		[404, 'rejected'],
		[302, 'rejected'],
		[429, 'rateLimited'],
		[500, 'unknown'],
		[503, 'unknown'],
	])('%i means "%s" for the message', (status, kind) => {
		expect(failureOf(status)).toMatchObject({ kind, status });
	});

	it("keeps the vendor's own words", () => {
		const body = { title: 'Invalid', errors: { 'sms.sender': ['is too long', 'is odd'] } };
		expect(failureOf(400, body)).toMatchObject({
			vendorText: 'sms.sender: is too long; is odd',
			message: 'Mitto refused the request (HTTP 400): sms.sender: is too long; is odd',
		});
	});

	it('says nothing in the name of a vendor that said nothing', () => {
		expect(failureOf(400, '').message).toBe('Mitto refused the request (HTTP 400)');
	});

	it.each([
		[302, /final address/],
		[399, /final address/],
		[400, /what the vendor names/],
		[404, /id or path/],
		[409, /what the vendor names/],
	])('%i tells what to do about it', (status, advice) => {
		expect(failureOf(status).advice).toMatch(advice);
	});

	it.each([
		['nothing', undefined],
		['no value', null],
		['an empty text', ''],
	])('waits for nothing that it was not asked for: %s', (_, asked) => {
		expect(statusFailure('Telegram', reply(429), 0, asked).facts.retryAfter).toBeUndefined();
	});

	it.each([
		['seconds', { 'retry-after': '3' }, 3000],
		['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5000],
		['a date that has passed', { 'retry-after': 'Thu, 01 Jan 2025 00:00:00 GMT' }, 0],
		['nonsense', { 'retry-after': 'soon' }, undefined],
	])('reads Retry-After given as %s', (_, headers, wait) => {
		expect(failureOf(429, {}, headers).retryAfter).toBe(wait);
	});

	it("reads Telegram's retry_after out of the body", () => {
		const body = { ok: false, error_code: 429, parameters: { retry_after: 11 } };
		const asked = telegramBot.secondsToWait?.(body);
		const { facts } = statusFailure('Telegram', reply(429, body), Date.now(), asked);
		expect(facts.retryAfter).toBe(11_000);
	});
});

describe('a request without an answer', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED', 'EPROTO'])(
		'%s happens before the request leaves, so nothing was sent',
		(code) => expect(networkFailure('Mitto', { code }).kind).toBe('unreachable'),
	);

	it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE'])(
		'%s can happen after the request left, so nobody knows',
		(code) => expect(networkFailure('Mitto', { code }).kind).toBe('unknown'),
	);

	it.each([
		['ECONNABORTED', false, 'Mitto did not answer in time'],
		['ETIMEDOUT', false, 'Mitto did not answer in time'],
		['ECONNRESET', true, 'Mitto did not answer in time'],
		['ECONNRESET', undefined, 'The connection to Mitto broke before the answer came (ECONNRESET)'],
		[undefined, undefined, 'The connection to Mitto broke before the answer came (no code)'],
	])('tells lateness from a break: %s', (code, timedOut, message) => {
		expect(networkFailure('Mitto', { code }, timedOut).message).toBe(message);
	});

	it.each([
		[{ code: 'ERR_INVALID_URL' }, 'n8n could not make the request to Mitto (ERR_INVALID_URL)'],
		[{ name: 'ExpressionError' }, 'n8n could not make the request to Mitto (no code)'],
		[
			{ name: 'SsrfBlockedIpError', code: 'ERR_INVALID_URL' },
			'This n8n does not allow requests to the address of Mitto',
		],
	])('%j never was one', (fault, message) => {
		expect(networkFailure('Mitto', fault).facts).toMatchObject({ kind: 'misconfigured', message });
	});

	it('does not believe a fault that it does not understand', () => {
		expect(networkFailure('Mitto', new Error('odd')).kind).toBe('unknown');
	});

	it('looks for the code where n8n and axios hide it', () => {
		expect(networkFailure('Mitto', { httpCode: 'ECONNREFUSED' }).kind).toBe('unreachable');
		expect(networkFailure('Mitto', { cause: { code: 'ENOTFOUND' } }).kind).toBe('unreachable');
	});
});

describe('a refusal that comes with HTTP 200', () => {
	it('of the SMS API is told by responseCode', () => {
		expect(smsApi.refusal?.({ responseCode: 0 })).toBeUndefined();
		expect(smsApi.refusal?.({ responseCode: '5' })?.text).toBe(
			'The sender is empty (responseCode 5)',
		);
	});

	it('of Viber is told by status, with its meaning', () => {
		expect(viberBot.refusal?.({ status: 0 })).toBeUndefined();
		expect(viberBot.refusal?.({ status: 6, status_message: 'notSubscribed' })).toEqual({
			text: 'notSubscribed (status 6: the receiver is not subscribed to the bot)',
			later: false,
			unauthorised: false,
			advice: 'Only people who wrote to the bot or subscribed to it can be written to',
		});
	});

	it('tells what to do about it', () => {
		const advise = (refusal: Partial<Refusal>) =>
			refusalFailure('Viber', { text: 'no', later: false, ...refusal }, 200).facts.advice;
		expect(advise({ advice: 'Do this' })).toBe('Do this');
		expect(advise({ unauthorised: true })).toBe('Check the token in the credential');
		expect(advise({})).toMatch(/what the vendor names/);
	});

	it('is worth another try only when the vendor says later', () => {
		const refuse = (status: number) =>
			refusalFailure('Viber', viberBot.refusal?.({ status }) as Refusal, 200).kind;
		expect([2, 6, 12].map(refuse)).toEqual(['unauthorised', 'rejected', 'rateLimited']);
	});
});
