import type { ApiRequest } from '../apis/client';
import { smsPartsIn } from '../channels/sms/partsIn';
import { BadInput } from '../form/badInput';
import type { AddressKind } from './address';
import { guardCount, guardParts, guardRecipients, guardsRecipients, type Guards } from './guard';
import { recipientsIn } from './inRequest';

interface Expected {
	/** What the recipients are; undefined where nobody knows. */
	kind: AddressKind | undefined;
	/** How many recipients were counted before the run; undefined where the request itself was. */
	recipients?: number;
}

/**
 * Holds a request against the guards, as it will leave.
 *
 * @throws {BadInput} naming the guard that refuses it
 */
export function guardRequest(
	guards: Guards,
	request: ApiRequest,
	{ kind, recipients }: Expected,
): void {
	if (guardsRecipients(guards)) {
		const found = recipientsOf(request);
		if (found.length === 0 && request.method !== 'GET') refuseUnknown();
		guardRecipients(guards, found, kind);
		guardCount(guards, found.length);
		if (guards.mostRecipients !== undefined && found.length > (recipients ?? Infinity)) {
			throw BadInput.of(
				'Most Recipients per Run',
				`counts ${recipients}, but the request would go to ${found.length}`,
				'Take the recipients out of Additional JSON',
			);
		}
	}
	if (guards.mostParts !== undefined) guardParts(guards, smsPartsIn(request));
}

/** Recipients in the body, in the query and behind a question mark in the path. */
export function recipientsOf({ body, query, path }: ApiRequest): string[] {
	const [, search = ''] = path.split('?', 2);
	const inPath = [...new URLSearchParams(search)].map(([name, value]) => ({ [name]: value }));
	return [body, query, inPath].flatMap(recipientsIn);
}

/** A text may hold recipients that nobody can find. */
function refuseUnknown(): never {
	throw BadInput.of(
		'Allowed Recipients, Allowed Countries or Most Recipients per Run',
		'guards this request, which names no recipient that could be checked',
		'Use another operation, or take the option away',
	);
}
