// The only door to libphonenumber-js: the build bundles it here. Its smallest metadata is enough to
// tell the country of a number and which zeros belong to it.
import {
	getCountries,
	getCountryCallingCode,
	Metadata,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/min';

export const parsePhoneNumber = parsePhoneNumberFromString;

export type { CountryCode };

/** ISO 3166 codes of all countries that have phone numbers, and the countries of each calling code. */
export const countryCodes: readonly CountryCode[] = getCountries();

export const countriesByCallingCode: ReadonlyMap<string, readonly CountryCode[]> = countryCodes
	.map((country) => ({ country, code: getCountryCallingCode(country) as string }))
	.reduce((map, { country, code }) => {
		map.set(code, [...(map.get(code) ?? []), country]);
		return map;
	}, new Map<string, CountryCode[]>());

const lengths = new Map<CountryCode, number>();

/** Most digits of a number in national notation, with a digit that is dialled in front of it. */
export function longestNational(country: CountryCode): number {
	const known = lengths.get(country);
	if (known !== undefined) return known;
	const metadata = new Metadata();
	metadata.selectNumberingPlan(country);
	const longest = Math.max(...(metadata.numberingPlan?.possibleLengths() ?? [15])) + 1;
	lengths.set(country, longest);
	return longest;
}
