import { randomUUID } from 'crypto';

import { signToken, withToken } from '../../../callbacks/token';
import { BadInput } from '../../../form/badInput';
import { Rules } from '../../../form/rules';
import type { Operation } from '../operation';
import { readTokenLifetime, tokenLifetimeField } from '../tokenLifetime';
import { keyFields, purposeField, readKeysFor, readPurpose, type Purpose } from './purpose';
import { optionsCollection } from '../../../form/optionsCollection';

/** The URL is a secret until it has served; that is what the operation is for. */
export type CreatedUrl = {
	callbackUrl: string;
	/** Comes back in the delivery event. */
	callbackId: string;
	purpose: Purpose;
	reference: string | null;
	/** ISO 8601. */
	expiresAt: string;
};

export const createUrl: Operation = {
	operation: 'createUrl',
	name: 'Create Signed URL',
	action: 'Create signed callback URL',
	description:
		'Add a token to a callback URL that nobody can forge. Where n8n redacts executions, it hides the URL there: pass it on within the flow.',
	api: 'mitto',
	fields: [
		purposeField,
		{
			displayName: 'Callback URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/…/delivery',
			description:
				'The production URL of the trigger, or of a Webhook node. What stands in its query is kept.',
		},
		optionsCollection([
			tokenLifetimeField,
			{
				displayName: 'Reference',
				name: 'reference',
				type: 'string',
				default: '',
				placeholder: 'e.g. order-4711',
				description:
					'Your own mark, which the token carries and the event names. Anyone who sees the URL can read it.',
			},
		]),
	],
	run: async (item): Promise<CreatedUrl> => {
		const { form, options, now } = item;
		const url = form.trimmed('baseUrl');
		const rules = new Rules();
		rules.url(url, 'Callback URL', { required: true });
		rules.settle({ skippable: false });

		const purpose = readPurpose(item);
		const { keys, lifetime: usual } = await readKeysFor(item, purpose);
		if (keys.length === 0) throw noKey(keyFields[purpose]);
		const lifetime = readTokenLifetime(options, usual);
		const reference = options.text('reference');
		const callbackId = randomUUID();
		const token = signToken({ id: callbackId, reference }, keys, { now: now(), lifetime });
		return {
			callbackUrl: withToken(url as string, token),
			callbackId,
			purpose,
			reference: reference ?? null,
			expiresAt: new Date((Math.floor(now() / 1000) + lifetime) * 1000).toISOString(),
		};
	},
};

function noKey(field: string): BadInput {
	return BadInput.of(
		'Purpose',
		`needs a key, but the credential has no ${field}`,
		'Fill them in there, or choose the other purpose',
	);
}
