import { BadInput } from '../form/badInput';
import { quoted } from '../values/quoted';

/** What a vendor demands of the address that it calls. */
export interface UrlRules {
	/** The vendor's name as it stands in messages. */
	vendor: string;
	/** Ports that it can call; all when left out. */
	ports?: readonly number[];
}

const local =
	/^(localhost|.*\.local(host)?|127\.\d+\.\d+\.\d+|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|\[(::1?|f[cd][0-9a-f:]*|fe80:.*)\])$/i;

const remedy =
	'Set WEBHOOK_URL of n8n to its public https address, or allow local addresses under Options while you develop';

/**
 * Refuses an address that the vendor cannot reach, with the reason, before the vendor is asked.
 *
 * @param allowLocal for local development: only the form of the URL is checked
 * @throws {BadInput} naming the field
 */
export function checkPublicUrl(
	address: string,
	{ vendor, ports }: UrlRules,
	allowLocal: boolean,
	field = 'Webhook URL',
): void {
	if (!URL.canParse(address) || !/^https?:/i.test(address)) {
		throw BadInput.of(
			field,
			`is ${quoted(address)}, which is not a complete URL`,
			'Begin it with https://',
		);
	}
	if (allowLocal) return;

	const { protocol, hostname, port } = new URL(address);
	if (local.test(hostname)) {
		throw BadInput.of(field, `leads to ${hostname}, which ${vendor} cannot reach`, remedy);
	}
	if (protocol !== 'https:') {
		throw BadInput.of(field, `begins with http, but ${vendor} calls https addresses only`, remedy);
	}
	const number = port === '' ? 443 : Number(port);
	if (ports !== undefined && !ports.includes(number)) {
		throw BadInput.of(
			field,
			`has port ${number}, but ${vendor} calls only ${ports.join(', ')}`,
			remedy,
		);
	}
}
