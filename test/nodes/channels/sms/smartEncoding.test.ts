import fc from 'fast-check';

import { countSegments } from '../../../../nodes/channels/sms/segments';
import { encodeSmartly } from '../../../../nodes/channels/sms/smartEncoding';
import { explainSegments } from '../../../../nodes/channels/sms/unicode';

describe('smart encoding', () => {
	it('writes what typesetting makes of plain characters as plain ones, and tells which', () => {
		expect(encodeSmartly('“It’s” – 10\u00A0€…')).toEqual({
			text: '"It\'s" - 10 €...',
			replaced: [
				{ character: '“', by: '"', count: 1 },
				{ character: '’', by: "'", count: 1 },
				{ character: '”', by: '"', count: 1 },
				{ character: '–', by: '-', count: 1 },
				{ character: '\u00A0', by: ' ', count: 1 },
				{ character: '…', by: '...', count: 1 },
			],
		});
	});

	it.each([
		['of plain characters', 'It\'s "here"'],
		['that an emoji keeps in Unicode all the same', '“Hi” 😀'],
		['whose letters GSM-7 lacks', 'Łódź – centrum'],
		['that would take more parts with its dots written out', '…'.repeat(60)],
	])('leaves a text alone %s', (_, text) => {
		expect(encodeSmartly(text)).toEqual({ text, replaced: [] });
	});

	it('gives plain text whenever it changes something, never in more parts', () => {
		const pieces = fc.array(
			fc.constantFrom('a', ' ', '’', '—', '…', '\u202F', '\u200B', '€', 'ж'),
			{
				maxLength: 200,
			},
		);
		fc.assert(
			fc.property(pieces, (parts) => {
				const before = parts.join('');
				const { text, replaced } = encodeSmartly(before);
				if (replaced.length === 0) return expect(text).toBe(before);
				expect(countSegments(text).encoding).toBe('GSM-7');
				expect(countSegments(text).segments).toBeLessThanOrEqual(countSegments(before).segments);
			}),
		);
	});
});

describe('what is told about segments', () => {
	it('names the characters that force Unicode, and the parts that plain ones would save', () => {
		expect(explainSegments(`${'a'.repeat(100)}’ ’ 😀`)).toEqual({
			encoding: 'UCS-2',
			length: 106,
			segments: 2,
			forcedBy: ['’', '😀'],
			saving: 1,
		});
	});

	it('names ten characters at most', () => {
		expect(explainSegments('абвгдежзийкл').forcedBy).toHaveLength(10);
	});

	it('says nothing more about a plain text', () => {
		expect(explainSegments('abc')).toEqual({ encoding: 'GSM-7', length: 3, segments: 1 });
	});
});
