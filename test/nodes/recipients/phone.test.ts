import { readPhone } from '../../../nodes/recipients/phone';
import { unwrap, unwrapPhone } from '../../../nodes/recipients/unwrap';

const cleaned = (text: string) => readPhone(text)?.cleaned;

describe('a phone number', () => {
	it.each([
		'+385911234567 (Ana)',
		'+385911234567(Ana)',
		'+385911234567\t (Ana, home)',
		'+385911234567.0',
		'+385911234567.00',
		'+385911234567.',
		'+385/91/1234567',
		'+385 (91) 123 4567',
		'+385.91.123.45.67',
	])('is the same one as %j', (text) => expect(cleaned(text)).toBe('+385911234567'));

	it.each([
		// A copy, a second row, an extension: the digits are not part of the number.
		'+385911234567 (1)',
		'+385911234567 ( 12 )',
		'+385911234567/1',
		'+385911234567 / 12',
		'+385 91 123 4567.00',
		'+385911234567 (Ana 1)',
		'+385911234567 (Ana) (home)',
		'(Ana) +385911234567',
		'+385911234567 ()x)',
		'+385911234567 x)',
	])('is never made of what stands behind it: %j', (text) => {
		expect(cleaned(text)).toBeUndefined();
	});

	it.each(['+36.1.200.00.00', '+1 (800) 555 00 00'])('may end with zeros: %j', (text) => {
		expect(cleaned(text)).toBe(text.replace(/[^+\d]/g, ''));
	});

	// Minutes, when each sign is looked at to the end.
	it.each([`${'('.repeat(200_000)}a)`, `x${','.repeat(200_000)}x`, ' '.repeat(200_000)])(
		'is looked for at once in long texts (%#)',
		(text) => expect(readPhone(text)).toBeUndefined(),
	);
});

describe('what stands around an address', () => {
	it.each([
		[' "a b" ', 'a b'],
		['„a“;,', 'a'],
		["'''", ''],
		[';a;', ';a'],
		['', ''],
		['\u2066@a\u2069', '@a'],
	])('is taken off %j', (text, bare) => expect(unwrap(text)).toBe(bare));

	it('is the scheme of a link, too', () => expect(unwrapPhone('<tel:')).toBe('<tel:'));
	it.each(['tel:+385', ' "sms://+385" ', 'WhatsApp:+385'])('as in %j', (text) => {
		expect(unwrapPhone(text)).toBe('+385');
	});
});
