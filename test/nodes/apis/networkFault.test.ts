import { readFault } from '../../../nodes/apis/networkFault';

const deep = (depth: number, fault: object): object =>
	depth === 1 ? fault : { cause: deep(depth - 1, fault) };

describe('how far a request came', () => {
	it.each([
		// n8n's own refusals
		[{ name: 'SsrfBlockedIpError' }, 'forbidden', undefined],
		[{ cause: { name: 'UnknownConnectionHostError' } }, 'forbidden', undefined],
		[{ name: 'BadInput' }, 'neverMade', undefined],
		[{ name: 'NodeApiError', cause: { name: 'ExpressionError' } }, 'neverMade', undefined],
		// A fault with a code of its own is not one of a credential's expression.
		[{ name: 'ExpressionError', cause: { code: 'ECONNRESET' } }, 'left', 'ECONNRESET'],
		// what Node.js and the HTTP client refuse
		[{ code: 'ERR_INVALID_URL' }, 'neverMade', 'ERR_INVALID_URL'],
		[{ httpCode: 'ERR_BAD_REQUEST', code: 'ECONNRESET' }, 'neverMade', 'ERR_BAD_REQUEST'],
		// what never arrives
		[{ code: 'ECONNREFUSED' }, 'neverArrived', 'ECONNREFUSED'],
		[{ code: 'CERT_HAS_EXPIRED' }, 'neverArrived', 'CERT_HAS_EXPIRED'],
		[{ code: 'ETIMEDOUT', syscall: 'connect' }, 'neverArrived', 'ETIMEDOUT'],
		[{ code: 'EODD', cause: { syscall: 'getaddrinfo' } }, 'neverArrived', 'EODD'],
		[
			{
				code: 'ECONNRESET',
				cause: {
					message:
						'Client network socket disconnected before secure TLS connection was established',
				},
			},
			'neverArrived',
			'ECONNRESET',
		],
		// what may have
		[{ code: 'ETIMEDOUT', syscall: 'read' }, 'left', 'ETIMEDOUT'],
		[{ name: 'Error', message: 'socket hang up' }, 'left', undefined],
		[{ code: 'NOT_ECONNREFUSED' }, 'left', 'NOT_ECONNREFUSED'],
		// what is no code
		[{ code: 404 }, 'left', undefined],
		[{ code: ['ECONNREFUSED'] }, 'left', undefined],
		[{ code: 'at ECONNREFUSED' }, 'left', undefined],
		[{ code: 'ECONNREFUSED!' }, 'left', undefined],
		[{ code: 'EX' }, 'left', undefined],
		[null, 'left', undefined],
		['ECONNREFUSED', 'left', undefined],
		[undefined, 'left', undefined],
	])('%j: %s', (fault, stage, code) => expect(readFault(fault)).toEqual({ stage, code }));

	it('is looked for in six errors within each other and no deeper', () => {
		expect(readFault(deep(6, { code: 'ECONNREFUSED' })).code).toBe('ECONNREFUSED');
		expect(readFault(deep(7, { code: 'ECONNREFUSED' })).code).toBeUndefined();
		const itself: { cause?: unknown } = {};
		itself.cause = itself;
		expect(readFault(itself).stage).toBe('left');
	});
});
