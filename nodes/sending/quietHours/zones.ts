import { BadInput } from '../../form/badInput';
import { quoted } from '../../values/quoted';
import { parsePhoneNumber } from '../../bundled/phone';
import { TimeZone } from '../../bundled/time';
import type { QuietHours } from './window';

/**
 * Places with a calling code of their own that Unicode lists no time zone for. They keep the time of
 * the zone that the IANA database names for them (file `backward`).
 */
const borrowed: Record<string, string> = {
	AC: 'Atlantic/St_Helena',
	TA: 'Atlantic/St_Helena',
	XK: 'Europe/Belgrade',
};

/**
 * The time zones in which a recipient may be: one, or all of a country when nothing tells more.
 *
 * @param own the recipient's own zone, for windows that take it from a field
 * @throws {BadInput} when it cannot be told and the window has no fallback
 */
export function zonesOf(hours: QuietHours, address: string, own?: string): readonly string[] {
	if (hours.zoneFrom === 'fixed') return [hours.zone];
	const found = hours.zoneFrom === 'field' ? zoneOfField(own) : zonesOfNumber(address);
	if (found.length > 0) return found;
	if (hours.fallbackZone !== undefined) return [hours.fallbackZone];
	throw new BadInput([
		hours.zoneFrom === 'field'
			? {
					field: 'Recipient Time Zone',
					message: own ? `is ${quoted(own)}, which is no time zone` : 'is empty',
					fix: 'Give a name such as Europe/Zagreb, or set Fallback Time Zone',
				}
			: {
					field: 'Fallback Time Zone',
					message: `is empty, and ${quoted(address)} does not begin with the code of a country`,
					fix: 'Set Fallback Time Zone, or choose another Time Zone Source',
				},
	]);
}

export function isZone(name: string): boolean {
	return TimeZone.isValidZone(name);
}

function zoneOfField(own: string | undefined): readonly string[] {
	const name = own?.trim();
	return name && isZone(name) ? [name] : [];
}

/** Numbers stand in requests with and without the plus. */
function zonesOfNumber(address: string): readonly string[] {
	const digits = address.replace(/^(\+|00)/, '');
	const country = /^\d/.test(digits) ? parsePhoneNumber(`+${digits}`)?.country : undefined;
	return country === undefined ? [] : zonesOfCountry(country);
}

const zonesByCountry = new Map<string, readonly string[]>();

/** From the Unicode data that comes with Node.js, which has a property in old and a method in new versions. */
function zonesOfCountry(country: string): readonly string[] {
	const known = zonesByCountry.get(country);
	if (known !== undefined) return known;
	const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
		getTimeZones?(): string[] | undefined;
		timeZones?: string[];
	};
	const listed = locale.getTimeZones?.() ?? locale.timeZones ?? [];
	const own = borrowed[country];
	const zones = (listed.length === 0 && own !== undefined ? [own] : listed).filter(isZone);
	zonesByCountry.set(country, zones);
	return zones;
}
