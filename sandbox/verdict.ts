import type { Finding } from './wire';

const findings = new WeakMap<object, Finding[]>();

/** Notes what a vendor objects to in a request, for the inspector. */
export function judge(request: object, found: Finding[]): void {
	if (found.length > 0) findings.set(request, [...verdictOn(request), ...found]);
}

export function verdictOn(request: object): Finding[] {
	return findings.get(request) ?? [];
}
