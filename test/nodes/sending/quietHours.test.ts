import fc from 'fast-check';

import { nextAllowed, readQuietHours, type QuietHours } from '../../../nodes/sending/quietHours';
import { Form } from '../../../nodes/form/form';
import { BadInput } from '../../../nodes/form/badInput';

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const window = (fields: object = {}): QuietHours =>
	readQuietHours(
		Form.of({
			quietHours: true,
			allowedFrom: '09:00',
			allowedUntil: '20:00',
			allowedDays: everyDay,
			timeZoneSource: 'country',
			...fields,
		}),
	) as QuietHours;

const inZone = (timeZone: string, fields: object = {}) =>
	window({ timeZoneSource: 'fixed', timeZone, ...fields });

const ask = (at: string, quietHours: QuietHours, address = '+385911234567', zone?: string) => {
	const answer = nextAllowed(Date.parse(at), quietHours, address, zone);
	return answer.allowed ? 'allowed' : answer.nextAllowedAt;
};

const holidaysInJson = (...dates: string[]) => ({
	holidaysInput: 'json',
	holidaysJson: JSON.stringify(dates),
});

describe('the allowed hours', () => {
	it.each([
		['before they begin', '2026-11-24T06:59:00Z', '2026-11-24T08:00:00.000Z'],
		['at their first moment', '2026-11-24T08:00:00Z', 'allowed'],
		['in their last second', '2026-11-24T18:59:59Z', 'allowed'],
		['when they have ended', '2026-11-24T19:00:00Z', '2026-11-25T08:00:00.000Z'],
	])('are known %s', (_, at, expected) => {
		expect(ask(at, inZone('Europe/Zagreb'))).toBe(expected);
	});

	it('may cross midnight', () => {
		const night = inZone('Europe/Zagreb', { allowedFrom: '22:00', allowedUntil: '02:00' });
		expect(ask('2026-11-24T22:30:00Z', night)).toBe('allowed');
		expect(ask('2026-11-25T00:59:59Z', night)).toBe('allowed');
		expect(ask('2026-11-25T01:00:00Z', night)).toBe('2026-11-25T21:00:00.000Z');
	});

	it('last the whole day when both ends are the same', () => {
		const fridays = { allowedFrom: '00:00', allowedUntil: '00:00', allowedDays: ['friday'] };
		expect(ask('2026-11-27T22:59:59Z', inZone('Europe/Zagreb', fridays))).toBe('allowed');
		expect(ask('2026-11-27T23:00:00Z', inZone('Europe/Zagreb', fridays))).toBe(
			'2026-12-03T23:00:00.000Z',
		);
	});

	it('go past midnight as part of the day on which they began', () => {
		const fridayNight = inZone('UTC', {
			allowedFrom: '22:00',
			allowedUntil: '02:00',
			allowedDays: ['friday'],
		});
		expect(ask('2026-11-28T01:00:00Z', fridayNight)).toBe('allowed');
		expect(ask('2026-11-27T01:00:00Z', fridayNight)).toBe('2026-11-27T22:00:00.000Z');
	});

	it('say why they are over', () => {
		const reasonAt = (at: string, fields: object) => {
			const answer = nextAllowed(Date.parse(at), inZone('Europe/Zagreb', fields), '');
			return answer.allowed ? undefined : answer.reason;
		};
		expect(reasonAt('2026-11-24T20:00:00Z', {})).toBe(
			'Outside the hours 09:00 to 20:00 in Europe/Zagreb',
		);
		expect(reasonAt('2026-11-29T12:00:00Z', { allowedDays: ['monday'] })).toBe(
			'Sunday is not an allowed day in Europe/Zagreb',
		);
		expect(reasonAt('2026-12-25T12:00:00Z', holidaysInJson('12-25'))).toBe(
			'2026-12-25 is a holiday in Europe/Zagreb',
		);
	});
});

describe('days and holidays', () => {
	it('skip a weekend and the holiday after it', () => {
		const quietHours = inZone('Europe/Zagreb', {
			allowedDays: everyDay.slice(0, 5),
			...holidaysInJson('2026-11-30'),
		});
		expect(ask('2026-11-27T20:00:00Z', quietHours)).toBe('2026-12-01T08:00:00.000Z');
	});

	it('take dates from the picker, one of them for every year', () => {
		const quietHours = inZone('Europe/Zagreb', {
			holidays: {
				holiday: [
					{ date: '2020-12-25T00:00:00', everyYear: true },
					{ date: '2026-12-26T00:00:00', everyYear: false },
				],
			},
		});
		expect(ask('2026-12-25T12:00:00Z', quietHours)).toBe('2026-12-27T08:00:00.000Z');
		expect(ask('2027-12-26T12:00:00Z', quietHours)).toBe('allowed');
	});

	it('go by the calendar of the recipient, not by that of the server', () => {
		const quietHours = inZone('Pacific/Auckland', {
			allowedFrom: '00:00',
			allowedUntil: '00:00',
			...holidaysInJson('2026-12-25'),
		});
		expect(ask('2026-12-24T10:59:00Z', quietHours)).toBe('allowed');
		expect(ask('2026-12-24T11:00:00Z', quietHours)).toBe('2026-12-25T11:00:00.000Z');
	});
});

describe('nights in which clocks change', () => {
	it('open a window in the hour that is left out as soon as that hour would be over', () => {
		const quietHours = inZone('Europe/Zagreb', { allowedFrom: '02:30', allowedUntil: '05:00' });
		expect(ask('2026-03-29T00:59:00Z', quietHours)).toBe('2026-03-29T01:00:00.000Z');
		expect(ask('2026-03-29T01:00:00Z', quietHours)).toBe('allowed');
	});

	it('leave out a window that lies inside the missing hour', () => {
		const quietHours = inZone('Europe/Zagreb', { allowedFrom: '02:15', allowedUntil: '02:45' });
		expect(ask('2026-03-29T00:30:00Z', quietHours)).toBe('2026-03-30T00:15:00.000Z');
	});

	it('open a window in the hour that comes twice both times', () => {
		const quietHours = inZone('Europe/Zagreb', { allowedFrom: '02:15', allowedUntil: '02:45' });
		expect(ask('2026-10-25T00:00:00Z', quietHours)).toBe('2026-10-25T00:15:00.000Z');
		expect(ask('2026-10-25T00:45:00Z', quietHours)).toBe('2026-10-25T01:15:00.000Z');
		expect(ask('2026-10-25T01:45:00Z', quietHours)).toBe('2026-10-26T01:15:00.000Z');
	});

	it('keep the morning at the same time on the wall', () => {
		const quietHours = inZone('Europe/Zagreb');
		expect(ask('2026-03-28T20:00:00Z', quietHours)).toBe('2026-03-29T07:00:00.000Z');
		expect(ask('2026-10-24T20:00:00Z', quietHours)).toBe('2026-10-25T08:00:00.000Z');
	});

	it('begin the day an hour later where midnight itself is left out', () => {
		const quietHours = inZone('Africa/Cairo', {
			allowedFrom: '00:00',
			allowedUntil: '00:00',
			allowedDays: ['friday'],
		});
		expect(ask('2026-04-23T20:00:00Z', quietHours)).toBe('2026-04-23T22:00:00.000Z');
	});

	it('know changes of half an hour', () => {
		const quietHours = inZone('Australia/Lord_Howe', { allowedFrom: '02:10' });
		expect(ask('2026-10-03T15:00:00Z', quietHours)).toBe('2026-10-03T15:30:00.000Z');
	});
});

describe("the recipient's time zone", () => {
	it.each([
		['Croatia', '+385911234567', '2026-11-24T08:00:00.000Z'],
		['Japan, without the plus', '819012345678', '2026-11-25T00:00:00.000Z'],
		['Kosovo, which has no zone of its own', '+38344123456', '2026-11-24T08:00:00.000Z'],
	])('is told from the number: %s', (_, address, expected) => {
		const at = address.startsWith('81') ? '2026-11-24T13:00:00Z' : '2026-11-24T03:00:00Z';
		expect(ask(at, window(), address)).toBe(expected);
	});

	it('must allow it everywhere in a country with several zones', () => {
		// 09:00 in Hawaii, when it is 14:00 in New York.
		expect(ask('2026-11-24T14:00:00Z', window(), '+12133734253')).toBe('2026-11-24T19:00:00.000Z');
		expect(ask('2026-11-24T19:00:00Z', window(), '+12133734253')).toBe('allowed');
		expect(ask('2026-11-25T01:00:00Z', window(), '+12133734253')).toBe('2026-11-25T19:00:00.000Z');
	});

	it('refuses hours that are never allowed everywhere in a country', () => {
		const hour = window({ allowedFrom: '09:00', allowedUntil: '10:00' });
		expect(() => ask('2026-11-24T14:00:00Z', hour, '+79161234567')).toThrow(
			/Allowed From and the other quiet hours leave no moment .* Asia\/Kamchatka/,
		);
	});

	it('comes from a field when the user says so', () => {
		const quietHours = window({ timeZoneSource: 'field' });
		expect(ask('2026-11-24T13:00:00Z', quietHours, 'chat-1', 'Asia/Tokyo')).toBe(
			'2026-11-25T00:00:00.000Z',
		);
	});

	it.each([
		['a country nobody can tell', 'country', '-1001234567890', undefined],
		['a number of no country', 'country', '+80012345678', undefined],
		['an empty field', 'field', '+385911234567', ''],
		['a zone that does not exist', 'field', '+385911234567', 'Europe/Atlantis'],
	])('falls back for %s, and without a fallback refuses', (_, timeZoneSource, address, zone) => {
		const at = '2026-11-24T13:00:00Z';
		const fallback = window({ timeZoneSource, fallbackTimeZone: 'Asia/Tokyo' });
		expect(ask(at, fallback, address, zone)).toBe('2026-11-25T00:00:00.000Z');
		expect(() => ask(at, window({ timeZoneSource }), address, zone)).toThrow(BadInput);
	});
});

describe('the next allowed moment', () => {
	const zones = [
		'Europe/Zagreb',
		'America/New_York',
		'Asia/Kathmandu',
		'Australia/Lord_Howe',
		'Africa/Cairo',
		'Pacific/Kiritimati',
		'America/St_Johns',
	];
	const times = fc
		.integer({ min: 0, max: 1439 })
		.map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));
	const windows = fc.record({
		timeZone: fc.constantFrom(...zones),
		allowedFrom: times,
		allowedUntil: times,
		allowedDays: fc.subarray(everyDay, { minLength: 1 }),
	});
	const moments = fc.integer({
		min: Date.parse('2025-01-01T00:00:00Z'),
		max: Date.parse('2027-12-31T00:00:00Z'),
	});

	it('is allowed, and no moment before it is', () => {
		fc.assert(
			fc.property(
				windows,
				moments,
				fc.double({ min: 0, max: 1, noNaN: true }),
				(fields, at, part) => {
					const answer = nextAllowed(at, inZone(fields.timeZone, fields), '');
					if (answer.allowed) return;

					// A new window each time: no remembered answer can agree with itself.
					const next = Date.parse(answer.nextAllowedAt);
					expect(next).toBeGreaterThan(at);
					expect(nextAllowed(next, inZone(fields.timeZone, fields), '').allowed).toBe(true);
					for (const between of [next - 1, at + Math.floor((next - 1 - at) * part)]) {
						expect(nextAllowed(between, inZone(fields.timeZone, fields), '').allowed).toBe(false);
					}
				},
			),
			{ numRuns: 300 },
		);
	});

	it('agrees with the clock on the wall', () => {
		fc.assert(
			fc.property(windows, moments, (fields, at) => {
				const clock = new Intl.DateTimeFormat('en-GB', {
					timeZone: fields.timeZone,
					hour: '2-digit',
					minute: '2-digit',
				}).format(at);
				const { allowedFrom: from, allowedUntil: until } = fields;
				const open = from < until ? clock >= from && clock < until : clock >= from || clock < until;
				const quietHours = inZone(fields.timeZone, { ...fields, allowedDays: everyDay });
				expect(nextAllowed(at, quietHours, '').allowed).toBe(open);
			}),
			{ numRuns: 300 },
		);
	});

	it('is the same whether the answer is remembered or worked out anew', () => {
		fc.assert(
			fc.property(
				windows,
				moments,
				fc.array(fc.integer({ min: 0, max: 172_800_000 })),
				(fields, at, steps) => {
					const kept = inZone(fields.timeZone, fields);
					for (const step of [0, ...steps]) {
						const anew = nextAllowed(at + step, inZone(fields.timeZone, fields), '');
						const remembered = nextAllowed(at + step, kept, '');
						expect(remembered).toEqual(anew);
					}
				},
			),
		);
	});

	it('is found for 100,000 recipients of many countries', () => {
		const codes = ['385', '1213', '7916', '61', '44', '81', '55', '49', '91'];
		const quietHours = window({ fallbackTimeZone: 'UTC' });
		const at = Date.parse('2026-11-24T14:00:00Z');
		const answers = Array.from({ length: 100_000 }, (_, n) =>
			nextAllowed(at, quietHours, `+${codes[n % codes.length]}${1_000_000 + n}`),
		);
		expect(answers).toHaveLength(100_000);
	});
});

describe('reading quiet hours', () => {
	it('gives nothing when they are switched off', () => {
		expect(readQuietHours(Form.of({ quietHours: false, allowedFrom: 'x' }))).toBeUndefined();
	});

	it.each<[string, object, string]>([
		['a time that no clock shows', { allowedFrom: '25:00' }, 'Allowed From is "25:00"'],
		['a missing time', { allowedUntil: '' }, 'Allowed Until is empty'],
		['no day at all', { allowedDays: [] }, 'Allowed Days is empty'],
		['a day that does not exist', { allowedDays: ['someday'] }, 'Allowed Days is ["someday"]'],
		['a date that no calendar has', holidaysInJson('2026-02-30'), 'Holidays 1 is "2026-02-30"'],
		['an unknown source', { timeZoneSource: 'stars' }, 'Time Zone Source is "stars"'],
		['no zone for all', { timeZoneSource: 'fixed' }, 'Time Zone is empty'],
		['an unknown zone', { timeZoneSource: 'fixed', timeZone: 'Zagreb' }, 'Time Zone is "Zagreb"'],
		['an unknown fallback', { fallbackTimeZone: 'X/Y' }, 'Fallback Time Zone is "X/Y"'],
	])('refuses %s', (_, fields, message) => {
		expect(() => window(fields)).toThrow(BadInput);
		expect(() => window(fields)).toThrow(message);
	});

	it('knows 29 February as a day of every year', () => {
		expect(ask('2028-02-29T12:00:00Z', inZone('UTC', holidaysInJson('02-29')))).toBe(
			'2028-03-01T09:00:00.000Z',
		);
	});
});
