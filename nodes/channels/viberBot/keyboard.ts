import type { INodeProperties } from 'n8n-workflow';

import { jsonTwin, readTwin } from '../../form/jsonTwin';
import type { Form } from '../../form/form';
import { isRecord } from '../../values/records';
import type { Rules } from '../../form/rules';
import { buttonValues, readButton, type ViberButton } from './button';
import { checkButton } from './buttonRules';
import {
	checkKeyboardSettings,
	keyboardSettingsField,
	readKeyboardSettings,
} from './keyboardSettings';
import { limits } from './limits';

/** Buttons that stand in place of the phone's keyboard, in Viber's own names. */
export interface ViberKeyboard {
	/** Viber refuses a keyboard without it. */
	Type: 'keyboard';
	Buttons: ViberButton[];
	[setting: string]: unknown;
}

const twin = {
	name: 'keyboard',
	displayName: 'Keyboard',
	json: { Type: 'keyboard', Buttons: [{ Text: 'Yes', ActionBody: 'yes' }] },
	fields: {
		displayName: 'Keyboard',
		name: 'keyboard',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Button' },
		default: {},
		placeholder: 'Add Button',
		description:
			'Buttons that stand in place of the phone’s keyboard until another message arrives. Without buttons there is no keyboard.',
		hint: `Up to ${limits.keyboardRows} rows in all; old versions of Viber show 12`,
		options: [{ displayName: 'Button', name: 'button', values: buttonValues('keyboard') }],
	} satisfies INodeProperties,
	more: [keyboardSettingsField],
};

/** Every message can carry a keyboard. */
export const keyboardFields = jsonTwin(twin);

export function readKeyboard(form: Form): ViberKeyboard | undefined {
	return readTwin(form, twin, () => {
		const rows = form.rows('keyboard', 'button');
		if (rows.length === 0) return undefined;
		return {
			Type: 'keyboard',
			...readKeyboardSettings(form),
			Buttons: rows.map((row, index) => readButton(row, `Keyboard ${index + 1}`, 'keyboard')),
		};
	});
}

export function checkKeyboard(value: unknown, rules: Rules): void {
	if (value === undefined) return;
	const keyboard = isRecord(value) ? value : {};
	rules.require(
		keyboard.Type === 'keyboard',
		'Keyboard',
		'has no "Type": "keyboard", without which Viber refuses it',
		'Write it as { "Type": "keyboard", "Buttons": [ … ] }',
	);
	checkKeyboardSettings(keyboard, rules);
	rules.list(keyboard.Buttons, 'Keyboard', { required: true, min: 1 }, (button, field) =>
		checkButton(button, field, limits.keyboardButtonRows, rules),
	);
	const used = rowsOf(keyboard);
	rules.require(
		used <= limits.keyboardRows,
		'Keyboard',
		`has ${used} rows, at most ${limits.keyboardRows} are allowed`,
		'Take buttons away, or make them narrower so that more fit into a row',
	);
}

/** Fewer rows than this the buttons cannot take, however Viber places them. */
function rowsOf({ Buttons, ButtonsGroupColumns }: Record<string, unknown>): number {
	const columns =
		typeof ButtonsGroupColumns === 'number' && ButtonsGroupColumns >= 1
			? ButtonsGroupColumns
			: limits.groupColumns[1];
	const cells = (Array.isArray(Buttons) ? Buttons : [])
		.filter(isRecord)
		.map(({ Columns, Rows }) => Number(Columns ?? columns) * Number(Rows ?? 1));
	return Math.ceil(cells.reduce((sum, size) => sum + size, 0) / columns);
}
