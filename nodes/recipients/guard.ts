import { BadInput } from '../form/badInput';
import type { Form } from '../form/form';
import { quoted } from '../values/quoted';
import type { CountryCode } from '../bundled/phone';
import type { AddressKind } from './address';
import { readCountry } from './countries';
import { countryOf, readPhone } from './phone';
import { readPatterns, type AddressPatterns } from './patterns';

/** What the flow's builder allows, whoever fills in the message: people, agents, other flows. */
export interface Guards {
	allowedRecipients?: AddressPatterns;
	allowedCountries?: ReadonlySet<CountryCode>;
	mostRecipients?: number;
	mostParts?: number;
}

/**
 * The guards among the options. An option that was added guards: left empty, or with an expression
 * that finds nothing, it lets nothing through.
 *
 * @throws {BadInput} naming the guard that cannot be read
 */
export function readGuards(options: Form): Guards {
	const guards: Guards = {};
	if (options.has('allowedRecipients')) {
		guards.allowedRecipients = readPatterns(
			entries(options, 'allowedRecipients', 'Allowed Recipients'),
		);
	}
	if (options.has('allowedCountries')) {
		const label = 'Allowed Countries';
		const codes = entries(options, 'allowedCountries', label);
		guards.allowedCountries = new Set(codes.map((code) => countryNamed(code, label)));
	}
	if (options.has('mostRecipients')) {
		guards.mostRecipients = wholeNumber(options, 'mostRecipients', 'Most Recipients per Run');
	}
	if (options.has('mostParts')) {
		guards.mostParts = wholeNumber(options, 'mostParts', 'Most SMS Parts per Message');
	}
	return guards;
}

/** Whether anything is guarded that depends on who the recipients are. */
export function guardsRecipients({
	allowedRecipients,
	allowedCountries,
	mostRecipients,
}: Guards): boolean {
	return [allowedRecipients, allowedCountries, mostRecipients].some((guard) => guard !== undefined);
}

/**
 * Refuses recipients that are not allowed.
 *
 * @param kind undefined where nobody knows what they are: then either reading may allow them
 * @param campaign which recipients of a campaign these are, such as `3` or `the first 3`; without it they are those
 *   of one request, in its field To
 * @throws {BadInput} naming the guard and the first recipients that it refuses
 */
export function guardRecipients(
	{ allowedRecipients, allowedCountries }: Guards,
	recipients: readonly string[],
	kind: AddressKind | undefined,
	campaign?: string,
): void {
	if (allowedRecipients !== undefined) {
		refuse(
			recipients.filter((recipient) => !allowedRecipients.match(recipient, kind)),
			{ count: recipients.length, campaign },
			'not among the Allowed Recipients',
			'Choose other recipients, or add them to Allowed Recipients under Options',
		);
	}
	if (allowedCountries !== undefined) {
		refuse(
			recipients.filter((recipient) => !isInCountries(recipient, kind, allowedCountries)),
			{ count: recipients.length, campaign },
			'not in one of the Allowed Countries',
			'Choose other recipients, or add their countries to Allowed Countries under Options. Chats and numbers without a country code are in no country',
		);
	}
}

/** @throws {BadInput} when there are more recipients than one run may write to */
export function guardCount({ mostRecipients }: Guards, count: number): void {
	if (mostRecipients === undefined || count <= mostRecipients) return;
	throw BadInput.of(
		'Most Recipients per Run',
		`is ${mostRecipients}, and this run has ${count} recipients`,
		'Send to fewer, or raise the number under Options',
	);
}

/** @throws {BadInput} when a message takes more SMS parts than allowed */
export function guardParts({ mostParts }: Guards, parts: number): void {
	if (mostParts === undefined || parts <= mostParts) return;
	throw BadInput.of(
		'Most SMS Parts per Message',
		`is ${mostParts}, and the message takes ${parts}`,
		'Shorten the text, or raise the number under Options',
	);
}

const mostNamed = 3;

function refuse(
	strangers: readonly string[],
	all: { count: number; campaign: string | undefined },
	what: string,
	fix: string,
): void {
	const [first] = strangers;
	if (first === undefined) return;
	if (all.campaign === undefined && all.count === 1) {
		throw BadInput.of('To', `is ${quoted(first)}, which is ${what}`, fix);
	}
	const named = strangers.slice(0, mostNamed).map(quoted).join(', ');
	const more = strangers.length > mostNamed ? ' and others' : '';
	throw BadInput.of(
		all.campaign === undefined ? 'To' : 'The campaign',
		`holds ${strangers.length} of ${all.campaign ?? all.count} recipients that are ${what}: ${named}${more}`,
		fix,
	);
}

function isInCountries(
	recipient: string,
	kind: AddressKind | undefined,
	countries: ReadonlySet<CountryCode>,
): boolean {
	const phone = kind === 'id' ? undefined : readPhone(recipient);
	if (phone === undefined || phone.national) return false;
	const country = countryOf(phone.digits);
	return country !== undefined && countries.has(country);
}

function entries(options: Form, name: string, label: string): string[] {
	const list = options.list(name);
	if (list.length > 0) return list;
	throw BadInput.of(label, ...nothing('fill it in'));
}

function countryNamed(code: string, label: string): CountryCode {
	const country = readCountry(code);
	if (country !== undefined) return country;
	throw BadInput.of(
		label,
		`has ${quoted(code)}, which is no country`,
		'Use ISO 3166 codes, such as HR',
	);
}

function wholeNumber(options: Form, name: string, label: string): number {
	const value = options.number(name);
	if (value === undefined) throw BadInput.of(label, ...nothing('give a whole number'));
	if (Number.isInteger(value) && value >= 0) return value;
	throw BadInput.of(label, `is ${quoted(options.text(name))}`, 'Use a whole number');
}

/** Not added means that everything is allowed, so nothing must never mean the same. */
function nothing(cure: string): [string, string] {
	return [
		'is empty or an expression that finds nothing, so nothing may be sent',
		`Correct the expression, ${cure}, or take the option away to allow all`,
	];
}
