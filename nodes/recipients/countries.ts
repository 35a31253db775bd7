import type { INodePropertyOptions } from 'n8n-workflow';

import { countryCodes, type CountryCode } from '../bundled/phone';

const nameOf = new Intl.DisplayNames(['en'], { type: 'region' });

/** Countries as n8n's menus show them; values are ISO 3166 codes. */
export const countryOptions: INodePropertyOptions[] = countryCodes
	.map((code) => ({ name: nameOf.of(code) ?? code, value: code as string }))
	.sort((a, b) => a.name.localeCompare(b.name));

const codes = new Set<string>(countryCodes);

/** The country that a code names, in any letter case. */
export function readCountry(code: string): CountryCode | undefined {
	const upper = code.trim().toUpperCase();
	return codes.has(upper) ? (upper as CountryCode) : undefined;
}
