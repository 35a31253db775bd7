import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { mergeJson } from '../../values/mergeJson';
import { looks } from './buttonLooks';
import { limits } from './limits';
import { readVendorFields } from './vendorNames';

const [, widestPadding] = limits.padding;

/** The collection "Style" of a button. */
export const styleField: INodeProperties = {
	displayName: 'Style',
	name: 'style',
	type: 'collection',
	placeholder: 'Add style',
	default: {},
	description: 'How the button looks, and how it opens a URL',
	options: [
		...looks,
		{
			displayName: 'Button JSON',
			name: 'buttonJson',
			type: 'json',
			default: '{}',
			description: `Merged over the button, for what has no field here: Frame, InternalBrowser, Map, MediaPlayer, TextPaddings (four numbers up to ${widestPadding})`,
		},
	].sort((a, b) => a.displayName.localeCompare(b.displayName)) as INodeProperties[],
};

/** The button with its style. */
export function withStyle(
	button: Record<string, unknown>,
	style: Form,
	field: string,
): Record<string, unknown> {
	return mergeJson(
		{ ...button, ...readVendorFields(style, looks) },
		style.object('buttonJson', `${field} › Button JSON`),
	);
}
