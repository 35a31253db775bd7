import type { INodeProperties } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import { quoted } from '../../values/quoted';
import { readStep, stepFields, type Step } from '../../sending/message/step';
import type { Split } from './draw';

/** A row has the fields of a message; its sender may be left to the message above. */
const messageFields = stepFields.map((field) =>
	field.name === 'trafficAccountId'
		? {
				...field,
				required: false,
				description: `${field.description}. Left empty, the one above, when the channel is the same.`,
			}
		: field,
);

/** Beside the message of the form, which is variant A. */
export const variantsField: INodeProperties = {
	displayName: 'Variants',
	name: 'variants',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Variant' },
	default: {},
	placeholder: 'Add Variant',
	description:
		'Other messages to compare with the one above, which is variant A and goes to all whom the others leave. Who gets which hangs on the Campaign ID and the recipient alone, so a resumed campaign goes on as it began. Rows tell the variant. The failover is the same for all.',
	options: [
		{
			displayName: 'Variant',
			name: 'variant',
			values: [
				{
					displayName: 'Variant Name',
					name: 'variantName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Short',
					description: 'What rows tell of it. Left empty, B, C and so on.',
				},
				{
					displayName: 'Share (%)',
					name: 'share',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
					default: 50,
					description: 'How many of the recipients get it',
				},
				...messageFields,
			],
		},
	],
};

export const controlGroupOption: INodeProperties = {
	displayName: 'Control Group (%)',
	name: 'controlGroup',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
	default: 10,
	description:
		'How many of the recipients get nothing, to compare with. They are drawn by the Campaign ID and the recipient alone, and leave on Skipped with heldOut.',
};

const first = 'A';

/**
 * How the campaign is divided; undefined when it is not.
 *
 * @throws {BadInput} when shares or names cannot be used, or the campaign has no name to draw by
 */
export function readSplit(form: Form): Split | undefined {
	const options = form.group('options');
	const rows = form.rows('variants', 'variant');
	const divided = rows.length > 0 || options.has('controlGroup');
	if (!divided) return undefined;

	const campaign = form.trimmed('campaignId');
	if (campaign === undefined) {
		throw BadInput.of(
			'Campaign ID',
			'is empty, and the variants and the control group are drawn by it',
			'Give the campaign a name',
		);
	}
	const variants = rows.map((row, index) => ({
		name: row.trimmed('variantName') ?? letter(index + 1),
		share: percent(row.number('share'), `Variants › Variant ${index + 1} › Share (%)`),
	}));
	const given = variants.reduce((sum, { share }) => sum + share, 0);
	// Thirds may be written as 33.34.
	if (given > 100.1) {
		throw BadInput.of(
			'Variants',
			`take ${Number(given.toFixed(2))} % of the recipients together`,
			'Lower their shares: the message above gets what they leave of 100 %',
		);
	}
	const names = [first, ...variants.map(({ name }) => name)];
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) {
		throw BadInput.of(
			'Variants',
			`has two of the name ${quoted(twice)}`,
			'Give each a name of its own; A is the message above',
		);
	}
	return {
		campaign,
		controlGroup: options.has('controlGroup')
			? percent(options.number('controlGroup'), 'Control Group (%)')
			: 0,
		variants:
			rows.length === 0 ? [] : [{ name: first, share: Math.max(0, 100 - given) }, ...variants],
	};
}

/** The step of a variant; 0 is the message of the form. */
export function readVariant(form: Form, variant: number): Step {
	const row = variant === 0 ? undefined : form.rows('variants', 'variant')[variant - 1];
	if (row === undefined) return readStep(form);

	const sameChannel = row.text('channel') === form.text('channel');
	const inherits = sameChannel && row.locator('trafficAccountId') === undefined;
	return readStep(
		row.with({
			...(sameChannel && { route: form.text('route') }),
			...(inherits && { trafficAccountId: form.locator('trafficAccountId') }),
		}),
	);
}

function letter(index: number): string {
	return String.fromCharCode(first.charCodeAt(0) + index);
}

function percent(value: number | undefined, field: string): number {
	if (value !== undefined && value >= 0 && value <= 100) return value;
	throw BadInput.of(field, `is ${quoted(value ?? null)}`, 'Give a number from 0 to 100');
}
