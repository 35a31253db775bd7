import fc from 'fast-check';

import { countSegments } from '../../../../nodes/channels/sms/segments';

const a = (count: number) => 'a'.repeat(count);
const zhe = (count: number) => 'ж'.repeat(count);

describe('countSegments', () => {
	it.each([
		['an empty text', '', 'GSM-7', 0, 1],
		['160 plain characters', a(160), 'GSM-7', 160, 1],
		['161 plain characters', a(161), 'GSM-7', 161, 2],
		['306 plain characters', a(306), 'GSM-7', 306, 2],
		['307 plain characters', a(307), 'GSM-7', 307, 3],
		['a euro sign, which takes two septets', '€', 'GSM-7', 2, 1],
		['an extension character that would be cut in half', `${a(152)}€${a(152)}`, 'GSM-7', 306, 3],
		['70 Cyrillic letters', zhe(70), 'UCS-2', 70, 1],
		['71 Cyrillic letters', zhe(71), 'UCS-2', 71, 2],
		['an emoji that would be cut in half', `${zhe(66)}😀${zhe(66)}`, 'UCS-2', 134, 3],
		['36 emoji, which are 72 units', '😀'.repeat(36), 'UCS-2', 72, 2],
		['a small c with cedilla, which GSM-7 lacks', 'ç', 'UCS-2', 1, 1],
		['a line break of Windows', '\r\n', 'GSM-7', 2, 1],
	])('counts %s', (_, text, encoding, length, segments) => {
		expect(countSegments(text)).toEqual({ encoding, length, segments });
	});

	it('never counts fewer parts than the length needs, nor more than one per character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
				const { encoding, length, segments } = countSegments(text);
				const [single, part] = encoding === 'GSM-7' ? [160, 153] : [70, 67];
				const least = length <= single ? 1 : Math.ceil(length / part);
				return segments >= least && segments <= Math.max(1, text.length);
			}),
		);
	});
});
