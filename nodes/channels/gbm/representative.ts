import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import type { Rules } from '../../form/rules';

/** Who is shown as the writer of a message. */
export interface Representative {
	avatarImage?: string;
	displayName?: string;
	representativeType: 'BOT' | 'HUMAN';
}

/** What every GBM message may have besides its content. */
export const commonFields: INodeProperties[] = [
	{
		displayName: 'Representative',
		name: 'representative',
		type: 'collection',
		placeholder: 'Add detail',
		default: {},
		description: 'Who is shown as the writer of the message',
		options: [
			{
				displayName: 'Avatar URL',
				name: 'avatarImage',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/mark.png',
				description: 'Picture of the writer: JPG or PNG, 1024 × 1024 pixels, at most 50 kB',
			},
			{
				displayName: 'Name',
				name: 'displayName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Mark',
				description: 'Name of the writer',
			},
			{
				displayName: 'Type',
				name: 'representativeType',
				type: 'options',
				options: [
					{ name: 'Bot', value: 'BOT' },
					{ name: 'Human', value: 'HUMAN' },
				],
				default: 'BOT',
				description: 'Whether a machine or a person writes',
			},
		],
	},
	{
		displayName: 'Fallback Text',
		name: 'fallback',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. See our offer on https://example.com',
		description:
			'What devices show that cannot show the message. Without it Google refuses the message for such devices.',
	},
	{
		displayName: 'Force Fallback',
		name: 'forceFallback',
		type: 'boolean',
		default: false,
		description: 'Whether to show the fallback text in any case, for testing it',
	},
];

export interface GbmCommon {
	representative?: Representative;
	fallback?: string;
	forceFallback?: true;
}

export function buildCommon(form: Form): GbmCommon {
	const representative = readRepresentative(form.group('representative'));
	const fallback = form.text('fallback');
	return {
		...(representative && { representative }),
		...(fallback !== undefined && { fallback }),
		...(form.flag('forceFallback') && { forceFallback: true as const }),
	};
}

function readRepresentative(details: Form): Representative | undefined {
	const avatarImage = details.trimmed('avatarImage');
	const displayName = details.text('displayName');
	const type = details.text('representativeType') as
		| Representative['representativeType']
		| undefined;
	if (!avatarImage && !displayName && !type) return undefined;
	return {
		...(avatarImage && { avatarImage }),
		...(displayName && { displayName }),
		representativeType: type ?? 'BOT',
	};
}

export function checkCommon(
	content: { representative?: unknown; fallback?: unknown; forceFallback?: unknown },
	maxFallback: number,
	rules: Rules,
): void {
	const { avatarImage, representativeType } = (content.representative ?? {}) as Partial<
		Record<keyof Representative, unknown>
	>;
	if (content.representative !== undefined) {
		rules.url(avatarImage, 'Representative › Avatar URL');
		rules.oneOf(representativeType, 'Representative › Type', ['BOT', 'HUMAN'], true);
	}
	rules.text(content.fallback, 'Fallback Text', { max: maxFallback });
	rules.require(
		content.forceFallback !== true || Boolean(content.fallback),
		'Force Fallback',
		'is on, but there is no Fallback Text',
		'Write a Fallback Text, or turn Force Fallback off',
	);
}
