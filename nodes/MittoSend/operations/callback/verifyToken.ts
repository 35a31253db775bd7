import { checkToken, tokenFaults } from '../../../shared/callbacks/token';
import { Rules } from '../../../shared/rules/rules';
import type { Operation } from '../operation';
import { purposeField, readKeysFor, readPurpose, usesCallbackKeys } from './purpose';

export const verifyToken: Operation = {
	operation: 'verifyToken',
	name: 'Verify Token',
	action: 'Verify the token of a callback',
	description: 'Tell whether a token is good, which key signed it and until when it counts',
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
		usesCallbackKeys,
	],
	run: async (item) => {
		const given = item.form.trimmed('token');
		const rules = new Rules();
		rules.text(given, 'Token or URL', { required: true });
		rules.settle({ skippable: false });

		const { keys, tolerance } = await readKeysFor(item, readPurpose(item));
		const check = checkToken(tokenIn(given as string), keys, { now: item.now(), tolerance });
		const { keyPosition = null, expiresAt = null } = check;
		return check.valid
			? {
					valid: true,
					fault: null,
					reason: null,
					callbackId: check.id,
					reference: check.reference,
					keyPosition,
					expiresAt,
				}
			: {
					valid: false,
					fault: check.fault,
					reason: `The token ${tokenFaults[check.fault]}`,
					callbackId: null,
					reference: null,
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
