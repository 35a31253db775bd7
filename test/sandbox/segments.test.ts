import { segments } from '../../sandbox/smsApi/segments';

it.each([
	['a'.repeat(160), 'GSM-7', 1],
	['a'.repeat(161), 'GSM-7', 2],
	// An extension character is never split over two parts.
	[`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
	['ж'.repeat(70), 'UCS-2', 1],
	[`${'ж'.repeat(66)}😀${'ж'.repeat(66)}`, 'UCS-2', 3],
])('counts the segments of %j', (text, encoding, count) => {
	const counted = segments(text);
	expect(counted).toMatchObject({ encoding, count });
	expect(counted.parts.join('')).toBe(text);
});

it('names every character that forces Unicode once', () => {
	expect(segments('čaj, čokolada – `').forcing).toEqual(['č', '–', '`']);
});
