import { vendorText } from '../../../nodes/apis/vendorText';

describe("the vendor's own words", () => {
	it.each([
		[{ message: 'Message not found' }, 'Message not found'],
		[{ error: { message: 'deeper' } }, 'deeper'],
		[{ title: 'Forbidden', status: 403 }, 'Forbidden'],
		[
			{ ok: false, error_code: 400, description: 'Bad Request: chat not found' },
			'Bad Request: chat not found',
		],
		[{ responseCode: 6, responseText: 'Sender is invalid' }, 'Sender is invalid'],
		[{ status: 3, status_message: 'badData' }, 'badData'],
		[{ errors: ['one', 'two'] }, 'one; two'],
		[
			{ errors: { destination: ['is required'], sms: { message: 'odd' } } },
			'destination: is required; sms: odd',
		],
		['plain text', 'plain text'],
	])('are found in %j', (body, words) => expect(vendorText(body)).toBe(words));

	it('are the raw text when the answer has no place for words', () => {
		expect(vendorText({ code: 7 }, '{"code":7}')).toBe('{"code":7}');
	});

	it('are none when the answer is empty', () => expect(vendorText('', '')).toBeUndefined());

	it('are cut when a vendor answers with a whole page', () => {
		expect(vendorText('x'.repeat(2000))).toHaveLength(501);
	});
});
