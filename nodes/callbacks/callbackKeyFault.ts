import type { CallbackKeys } from './callbackKeys';
import { isLongEnough, shortestKey, type KeyRing } from './keyRing';

/** What would make the keys for callbacks useless or unsafe, as a sentence; they have nobody to be tested against. */
export function callbackKeyFault({
	delivery,
	inbound,
}: Pick<CallbackKeys, 'delivery' | 'inbound'>): string | undefined {
	return (
		faultIn('Delivery Report Signing Keys', delivery) ??
		faultIn('Inbound Signing Keys', inbound) ??
		(delivery.some((key) => inbound.includes(key))
			? 'A key stands in both lists. Delivery reports and inbound messages need keys of their own'
			: undefined)
	);
}

function faultIn(field: string, keys: KeyRing): string | undefined {
	const short = keys.findIndex((key) => !isLongEnough(key));
	if (short !== -1) {
		return `${field}: key ${short + 1} has ${keys[short]?.length} characters, use at least ${shortestKey} random ones`;
	}
	const repeated = keys.findIndex((key, index) => keys.indexOf(key) !== index);
	return repeated === -1 ? undefined : `${field}: key ${repeated + 1} stands there twice`;
}
