import { TimeZone } from '../../bundled/time';

/** When messages may go out, by the clock on the recipient's wall. */
export type QuietHours = {
	/** Minutes after midnight at which the window opens. */
	from: number;
	/** Minutes after midnight at which it closes; not after `from`: on the next day. */
	to: number;
	/** Weekdays on which it opens, Sunday is 0. */
	days: ReadonlySet<number>;
	/** Dates on which it stays shut: `2026-12-25`, or `12-25` for every year. */
	holidays: ReadonlySet<string>;
	/** For recipients whose zone cannot be told. */
	fallbackZone?: string;
} & ({ zoneFrom: 'fixed'; zone: string } | { zoneFrom: 'field' | 'country' });

const minute = 60_000;
const day = 86_400_000;

export const dayNames = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
] as const;

/**
 * Why a moment is shut in a zone, or undefined when it is open. What comes after midnight belongs to
 * the day on which the window opened, so Friday 22:00 to 02:00 ends on Saturday.
 *
 * @param at milliseconds since 1970
 */
export function objection(at: number, hours: QuietHours, zone: string): string | undefined {
	const local = at + offset(zone, at);
	const time = Math.floor(mod(local, day) / minute);
	const { from, to } = hours;
	const overnight = to <= from;
	if (overnight ? time < from && time >= to : time < from || time >= to) {
		return `Outside the hours ${clockText(from)} to ${clockText(to)} in ${zone}`;
	}
	const opened = new Date(overnight && time < from ? local - day : local);
	const date = opened.toISOString().slice(0, 10);
	if (hours.holidays.has(date) || hours.holidays.has(date.slice(5))) {
		return `${date} is a holiday in ${zone}`;
	}
	const weekday = opened.getUTCDay();
	if (!hours.days.has(weekday)) {
		return `${dayNames[weekday]} is not an allowed day in ${zone}`;
	}
	return undefined;
}

/**
 * Every moment of the 24 hours from `start` on at which a window may open or close in a zone, in no
 * particular order. In the night in which clocks change, times that come twice are both there, and
 * so is the change itself: it opens a window whose first minutes are left out.
 */
export function edges(start: number, { from, to }: QuietHours, zone: string): number[] {
	const before = offset(zone, start);
	const after = offset(zone, start + day);
	const midnight = Math.floor((start + before) / day) * day;
	const offsets = before === after ? [before] : [before, after];
	const edgesOfClock = [-1, 0, 1].flatMap((days) =>
		[0, from, to].flatMap((time) =>
			offsets.map((shift) => midnight + days * day + time * minute - shift),
		),
	);
	const changes = before === after ? [] : [clockChange(zone, start, start + day)];
	return [...edgesOfClock, ...changes].filter((edge) => edge > start && edge <= start + day);
}

/** The first moment after `low` with the offset of `high`. */
function clockChange(zone: string, low: number, high: number): number {
	const after = offset(zone, high);
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offset(zone, middle) === after) high = middle;
		else low = middle;
	}
	return high;
}

/** Milliseconds that a zone is ahead of UTC. */
function offset(zone: string, at: number): number {
	return TimeZone.create(zone).offset(at) * minute;
}

export function clockText(minutes: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function mod(value: number, by: number): number {
	return ((value % by) + by) % by;
}
