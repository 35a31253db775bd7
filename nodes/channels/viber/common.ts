import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import type { Rules } from '../../form/rules';
import { limits } from './limits';

/** Viber bills and filters business messages by their category. */
export type Category = 'transactional' | 'promotional' | 'session' | 'regular';

const options: Record<Category, { name: string; description: string }> = {
	promotional: { name: 'Promotional', description: 'Offers and news' },
	regular: { name: 'Regular', description: 'For accounts that Mitto set up without message types' },
	session: { name: 'Session', description: 'An answer in a conversation that the user began' },
	transactional: { name: 'Transactional', description: 'Reminders and notices, text only' },
};

/** The field "Type" with the categories that this kind of message allows. */
export function categoryField(allowed: readonly Category[], initial: Category): INodeProperties {
	return {
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: (Object.keys(options) as Category[])
			.filter((category) => allowed.includes(category))
			.map((value) => ({ value, ...options[value] })),
		default: initial,
		description: 'What the message is for; Viber charges by it',
	};
}

/** How long Viber tries to deliver. */
export const ttlField: INodeProperties = {
	displayName: 'Time to Live (Seconds)',
	name: 'ttl',
	type: 'number',
	typeOptions: { minValue: limits.ttlSeconds[0], maxValue: limits.ttlSeconds[1] },
	default: 86_400,
	description:
		'How long Viber tries to deliver before the message expires. Without it that is 14 days; 60 or more is advised.',
};

/** What every Viber business message has. */
export interface ViberCommon {
	type: Category;
	ttl?: number;
}

export function buildCommon(form: Form): ViberCommon {
	const ttl = form.number('ttl');
	return { type: form.text('type') as Category, ...(ttl !== undefined && { ttl }) };
}

export function checkCommon(
	{ type, ttl }: { type?: unknown; ttl?: unknown },
	allowed: readonly Category[],
	rules: Rules,
): void {
	rules.oneOf(type, 'Type', allowed, true);
	const [min, max] = limits.ttlSeconds;
	rules.number(ttl, 'Time to Live', { min, max, whole: true, unit: 'seconds' });
}
