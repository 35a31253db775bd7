import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import type { Rules } from '../../form/rules';
import { checkColor } from './buttonRules';
import { inputFieldStates, limits } from './limits';
import { readVendorFields } from './vendorNames';

const [leastHeight, mostHeight] = limits.keyboardHeight;
const [leastScale, fullScale] = limits.heightScale;
const [leastColumns, mostColumns] = limits.groupColumns;
const [leastRows, mostRows] = limits.groupRows;

/** What belongs to the keyboard as a whole. The names are Viber's, but for the capital. */
const settings: INodeProperties[] = [
	{
		displayName: 'Background Color',
		name: 'bgColor',
		type: 'color',
		default: '#FFFFFF',
		description: 'Color between and behind the buttons',
	},
	{
		displayName: 'Group Columns',
		name: 'buttonsGroupColumns',
		type: 'number',
		typeOptions: { minValue: leastColumns, maxValue: mostColumns },
		default: mostColumns,
		description: 'How many columns the keyboard is divided into (API level 4)',
	},
	{
		displayName: 'Group Rows',
		name: 'buttonsGroupRows',
		type: 'number',
		typeOptions: { minValue: leastRows, maxValue: mostRows },
		default: 2,
		description: 'How many rows make up one group of buttons (API level 4)',
	},
	{
		displayName: 'Height (Percent of Screen)',
		name: 'customDefaultHeight',
		type: 'number',
		typeOptions: { minValue: leastHeight, maxValue: mostHeight },
		default: leastHeight,
		description: 'How much of the screen the keyboard takes (API level 3)',
	},
	{
		displayName: 'Height Like Phone Keyboard',
		name: 'defaultHeight',
		type: 'boolean',
		default: false,
		description: 'Whether the keyboard is as high as that of the phone, however few buttons it has',
	},
	{
		displayName: 'Input Field',
		name: 'inputFieldState',
		type: 'options',
		options: [
			{ name: 'Hidden', value: 'hidden' },
			{ name: 'Minimized', value: 'minimized' },
			{ name: 'Regular', value: 'regular' },
		],
		default: 'regular',
		description: 'How the field is shown in which the user types (API level 4)',
	},
	{
		displayName: 'Row Height (Percent)',
		name: 'heightScale',
		type: 'number',
		typeOptions: { minValue: leastScale, maxValue: fullScale },
		default: fullScale,
		description: 'How high each row is, compared with the usual (API level 3)',
	},
];

export const keyboardSettingsField: INodeProperties = {
	displayName: 'Keyboard Settings',
	name: 'keyboardSettings',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description: 'Height, color and columns of the keyboard',
	options: settings,
};

export function readKeyboardSettings(form: Form): Record<string, unknown> {
	return readVendorFields(form.group('keyboardSettings'), settings);
}

export function checkKeyboardSettings(keyboard: Record<string, unknown>, rules: Rules): void {
	const at = (label: string) => `Keyboard Settings › ${label}`;
	const whole = ([min, max]: readonly [number, number]) => ({ min, max, whole: true });
	checkColor(keyboard.BgColor, at('Background Color'), rules);
	rules.flag(keyboard.DefaultHeight, at('Height Like Phone Keyboard'));
	rules.number(
		keyboard.CustomDefaultHeight,
		at('Height (Percent of Screen)'),
		whole(limits.keyboardHeight),
	);
	rules.number(keyboard.HeightScale, at('Row Height (Percent)'), whole(limits.heightScale));
	rules.number(keyboard.ButtonsGroupColumns, at('Group Columns'), whole(limits.groupColumns));
	rules.number(keyboard.ButtonsGroupRows, at('Group Rows'), whole(limits.groupRows));
	rules.oneOf(keyboard.InputFieldState, at('Input Field'), inputFieldStates);
}
