import { checkToken, tokenFaults, type TokenFault } from '../../../callbacks/token';
import { Rules } from '../../../form/rules';
import type { Operation } from '../operation';
import { purposeField, readKeysFor, readPurpose } from './purpose';

/** Absent is `null`, never a missing key. Keys are told by their position only. */
export type TokenReport = {
	valid: boolean;
	fault: TokenFault | null;
	/** The fault as a sentence. */
	reason: string | null;
	callbackId: string | null;
	reference: string | null;
	/** Counted from 1; also told of a token that has expired. */
	keyPosition: number | null;
	/** ISO 8601. */
	expiresAt: string | null;
};

export const verifyToken: Operation = {
	operation: 'verifyToken',
	name: 'Verify Token',
	action: 'Verify token of callback',
	description: 'Tell whether a token is good, which key signed it and until when it counts',
	api: 'mitto',
	fields: [
		purposeField,
		{
			displayName: 'Token or URL',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.query.token }}',
			description: 'The token itself, or a callback URL with the token in its query',
		},
	],
	run: async (item): Promise<TokenReport> => {
		const given = item.form.trimmed('token');
		const rules = new Rules();
		rules.text(given, 'Token or URL', { required: true });
		rules.settle({ skippable: false });

		const { keys, tolerance } = await readKeysFor(item, readPurpose(item));
		const check = checkToken(tokenIn(given as string), keys, { now: item.now(), tolerance });
		const { keyPosition = null, expiresAt = null } = check;
		return {
			valid: check.valid,
			fault: check.valid ? null : check.fault,
			reason: check.valid ? null : `The token ${tokenFaults[check.fault]}`,
			callbackId: check.valid ? check.id : null,
			reference: check.valid ? check.reference : null,
			keyPosition,
			expiresAt,
		};
	},
};

/** Of several tokens in a URL the last one counts, as in a trigger. */
function tokenIn(text: string): string | undefined {
	if (!URL.canParse(text)) return text;
	return new URL(text).searchParams.getAll('token').at(-1);
}
