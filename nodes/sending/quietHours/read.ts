import { readListTwin } from '../../form/jsonTwin';
import type { Form } from '../../form/form';
import { Rules } from '../../form/rules';
import { quoted } from '../../values/quoted';
import { holidayTwin } from './fields';
import { dayNames, type QuietHours } from './window';
import { isZone } from './zones';

/**
 * The window that the user chose, or undefined when messages may go out at any time.
 *
 * @throws {BadInput} when times, days, dates or zones cannot be understood
 */
export function readQuietHours(form: Form): QuietHours | undefined {
	return form.flag('quietHours') ? readHours(form) : undefined;
}

/** The form of the option Quiet Hours; undefined when it was not added. */
export function hoursIn(options: Form): Form | undefined {
	return options.text('quietHours') === undefined
		? undefined
		: options.group('quietHours').group('hours');
}

/** @throws {BadInput} when times, days, dates or zones cannot be understood */
export function readHours(form: Form): QuietHours {
	const rules = new Rules();
	const shared = {
		from: readTime(form, 'allowedFrom', 'Allowed From', rules),
		to: readTime(form, 'allowedUntil', 'Allowed Until', rules),
		days: readDays(form, rules),
		holidays: readHolidays(form, rules),
	};
	const source = form.text('timeZoneSource') ?? 'country';
	rules.oneOf(source, 'Time Zone Source', ['country', 'field', 'fixed']);
	const fixed = source === 'fixed';
	const zone = fixed
		? readZone(form, 'timeZone', 'Time Zone', rules, true)
		: readZone(form, 'fallbackTimeZone', 'Fallback Time Zone', rules, false);
	rules.settle();

	if (fixed) return { ...shared, zoneFrom: 'fixed', zone: zone as string };
	return {
		...shared,
		zoneFrom: source as 'country' | 'field',
		...(zone !== undefined && { fallbackZone: zone }),
	};
}

function readTime(form: Form, name: string, field: string, rules: Rules): number {
	const text = form.trimmed(name);
	rules.text(text, field, {
		required: true,
		pattern: /^([01]?\d|2[0-3]):[0-5]\d$/,
		shape: 'be a time from 00:00 to 23:59',
	});
	const [hours, minutes] = (text ?? '').split(':').map(Number);
	return (hours ?? 0) * 60 + (minutes ?? 0);
}

function readDays(form: Form, rules: Rules): Set<number> {
	const chosen = form.choices('allowedDays');
	rules.require(chosen.length > 0, 'Allowed Days', 'is empty', 'Choose at least one day');
	const days = chosen.map((name) =>
		dayNames.findIndex((day) => day.toLowerCase() === name.toLowerCase()),
	);
	rules.require(
		!days.includes(-1),
		'Allowed Days',
		`is ${quoted(chosen)}`,
		`Use: ${dayNames.join(', ')}`,
	);
	return new Set(days);
}

function readHolidays(form: Form, rules: Rules): Set<string> {
	const dates =
		readListTwin<unknown>(form, holidayTwin, () =>
			form.rows('holidays', 'holiday').map((row) => {
				// The date picker adds a time, which says nothing.
				const date = /\d{4}-\d\d-\d\d/.exec(row.text('date') ?? '')?.[0] ?? row.text('date');
				return row.flag('everyYear') ? date?.slice(5) : date;
			}),
		) ?? [];
	dates.forEach((date, index) =>
		rules.require(
			typeof date === 'string' && isDate(date),
			`Holidays ${index + 1}`,
			`is ${quoted(date)}`,
			'Write dates as 2026-12-25, or as 12-25 for every year',
		),
	);
	return new Set(dates.map(String));
}

/** A day that the calendar has; 29 February is one of those that come every year. */
function isDate(text: string): boolean {
	const full = /^\d\d-\d\d$/.test(text) ? `2024-${text}` : text;
	if (!/^\d{4}-\d\d-\d\d$/.test(full)) return false;
	const date = new Date(`${full}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

function readZone(
	form: Form,
	name: string,
	field: string,
	rules: Rules,
	required: boolean,
): string | undefined {
	const zone = form.trimmed(name);
	rules.text(zone, field, { required });
	rules.require(
		zone === undefined || isZone(zone),
		field,
		`is ${quoted(zone)}, which is no time zone`,
		'Use a name such as Europe/Zagreb',
	);
	return zone;
}
