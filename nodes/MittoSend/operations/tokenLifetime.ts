import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { Rules } from '../../form/rules';

/** For the settings of a signed callback. */
export const tokenLifetimeField = {
	displayName: 'Lifetime (Hours)',
	name: 'lifetimeHours',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 72,
	description:
		'How long the callback is accepted, instead of what the credential says. A year has 8760 hours.',
} satisfies INodeProperties;

/**
 * Seconds that a token counts.
 *
 * @param usual what the credential says; it counts as well where 0 hours are given
 * @throws {BadInput} when it is no number of hours: no report would be taken with such a token
 */
export function readTokenLifetime(settings: Form, usual: number): number {
	const { name, displayName, typeOptions } = tokenLifetimeField;
	const hours = settings.number(name) ?? 0;
	if (hours === 0) return usual;
	const rules = new Rules();
	rules.number(hours, displayName, { min: typeOptions.minValue, unit: 'hours' });
	rules.settle({ skippable: false });
	return hours * 3600;
}
