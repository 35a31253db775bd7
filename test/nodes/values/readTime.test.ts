import { readTime } from '../../../nodes/values/readTime';

describe('a time of a callback', () => {
	it.each([
		['2026-05-06T12:56:00Z', '2026-05-06T12:56:00.000Z'],
		['2021-07-15T11:50:57.8954354Z', '2021-07-15T11:50:57.895Z'],
		['2026-05-06T12:56:00+02:00', '2026-05-06T10:56:00.000Z'],
		['1778072160', '2026-05-06T12:56:00.000Z'],
		['1778072160000', '2026-05-06T12:56:00.000Z'],
		['Wed, 06 May 2026 12:56:00 GMT', '2026-05-06T12:56:00.000Z'],
	])('%s is read', (text, iso) => expect(readTime(text)).toBe(iso));

	it.each([
		['2026-05-06T12:56:00', '2026-05-06T12:56:00.000Z'],
		['2026-05-06 12:56', '2026-05-06T12:56:00.000Z'],
		['2026-05-06', '2026-05-06T00:00:00.000Z'],
		['May 6, 2026 12:56:00', '2026-05-06T12:56:00.000Z'],
	])('%s names no zone and is UTC', (text, iso) => {
		const zone = process.env.TZ;
		process.env.TZ = 'America/New_York';
		expect(readTime(text)).toBe(iso);
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	it.each([
		['180903120816', '2018-09-03T12:08:16.000Z'],
		['260506125600', '2026-05-06T12:56:00.000Z'],
		['2605061256', null],
		['20260506125600', '2026-05-06T12:56:00.000Z'],
		// Thirty years of seconds, or an hour of 2019: nobody can know.
		['1905061256', null],
		['990231120000', null],
		['7', null],
		['soon', null],
	])('%s in compact digits is never read as a wrong year', (text, iso) => {
		expect(readTime(text)).toBe(iso);
	});
});
