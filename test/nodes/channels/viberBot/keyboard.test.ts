import { Form } from '../../../../nodes/form/form';
import { checkKeyboard, readKeyboard } from '../../../../nodes/channels/viberBot/keyboard';
import { Rules } from '../../../../nodes/form/rules';

const button = { Text: 'Yes', ActionBody: 'yes' };
const keyboard = (change: object = {}) => ({ Type: 'keyboard', Buttons: [button], ...change });

/** Spoils one part of a good keyboard and tells what is found. */
function problems(change: object): string[] {
	const rules = new Rules();
	checkKeyboard(keyboard(change), rules);
	return rules.problems.map(({ field, message }) => `${field} ${message}`);
}
const withButton = (change: object) => problems({ Buttons: [{ ...button, ...change }] });

describe('a keyboard in fields', () => {
	const read = (fields: object) => readKeyboard(Form.of(fields));
	const one = (row: object) => read({ keyboard: { button: [row] } })?.Buttons[0];

	it('is none without buttons, whatever its settings', () => {
		expect(read({ keyboardSettings: { bgColor: '#FFFFFF' } })).toBeUndefined();
	});

	it('answers with the text of the button, without its tags, unless told otherwise', () => {
		expect(one({ text: '<b>Yes</b>' })).toMatchObject({ ActionType: 'reply', ActionBody: 'Yes' });
		expect(one({ text: 'Yes', reply: 'y' })).toMatchObject({ ActionBody: 'y' });
	});

	it.each(['none', 'share-phone', 'location-picker'])(
		'gives %s the body that Viber asks for',
		(actionType) =>
			expect(one({ text: 'A', actionType })).toMatchObject({ ActionBody: actionType }),
	);

	it('knows switches that are off from those that were not added', () => {
		const off = one({ text: 'A', style: { bgLoop: false } });
		expect(off).toHaveProperty('BgLoop', false);
		expect(off).not.toHaveProperty('Silent');
	});

	it('merges JSON over a button, for what has no field', () => {
		const style = { textSize: 'small', buttonJson: { Frame: { BorderWidth: 2 }, TextSize: null } };
		expect(one({ text: 'A', style })).toEqual({
			ActionType: 'reply',
			ActionBody: 'A',
			Text: 'A',
			Frame: { BorderWidth: 2 },
		});
	});
});

describe('the rules of a keyboard', () => {
	it('accept the least that Viber accepts, and no keyboard at all', () => {
		expect(problems({})).toEqual([]);
		const rules = new Rules();
		checkKeyboard(undefined, rules);
		expect(rules.problems).toEqual([]);
	});

	it.each<[string, object, string]>([
		['no type', { Type: undefined }, 'Keyboard has no "Type": "keyboard"'],
		['no buttons', { Buttons: [] }, 'Keyboard has 0 entries'],
		['a color by name', { BgColor: 'red' }, 'Keyboard Settings › Background Color is "red"'],
		[
			'a low keyboard',
			{ CustomDefaultHeight: 39 },
			'Keyboard Settings › Height (Percent of Screen) is 39, allowed is 40 to 70',
		],
		[
			'flat rows',
			{ HeightScale: 19 },
			'Keyboard Settings › Row Height (Percent) is 19, allowed is 20 to 100',
		],
		[
			'seven columns',
			{ ButtonsGroupColumns: 7 },
			'Keyboard Settings › Group Columns is 7, allowed is 1 to 6',
		],
		[
			'eight rows in a group',
			{ ButtonsGroupRows: 8 },
			'Keyboard Settings › Group Rows is 8, allowed is 1 to 7',
		],
		[
			'an input field of another kind',
			{ InputFieldState: 'gone' },
			'Keyboard Settings › Input Field is "gone"',
		],
	])('refuse %s', (_, change, message) => {
		expect(problems(change)[0]).toContain(message);
	});

	it.each<[object, string]>([
		[{ ActionBody: '' }, 'Keyboard 1 › Reply is empty'],
		[{ ActionType: 'buy' }, 'Keyboard 1 › Action is "buy"'],
		[{ ActionType: 'open-url', ActionBody: 'example' }, 'Keyboard 1 › URL is "example"'],
		[{ Columns: 7 }, 'Keyboard 1 › Columns is 7, allowed is 1 to 6'],
		[{ Rows: 3 }, 'Keyboard 1 › Rows is 3, allowed is 1 to 2'],
		[{ Text: 'x'.repeat(251) }, 'Keyboard 1 › Text is 251 characters long, at most 250'],
		[{ TextSize: 'huge' }, 'Keyboard 1 › Style › Text Size is "huge"'],
		[{ TextOpacity: 101 }, 'Keyboard 1 › Style › Text Opacity is 101, allowed is at most 100'],
		[{ Image: 'coat.png' }, 'Keyboard 1 › Style › Image URL is "coat.png"'],
		[{ Silent: 'yes' }, 'Keyboard 1 › Style › Silent is "yes"'],
		[{ TextPaddings: [1, 2, 3] }, 'Keyboard 1 › TextPaddings has 3 entries, allowed is exactly 4'],
		[{ TextPaddings: [1, 2, 3, 13] }, 'Keyboard 1 › TextPaddings 4 is 13'],
		[
			{ InternalBrowser: { CustomTitle: 'x'.repeat(16) } },
			'Keyboard 1 › InternalBrowser › CustomTitle is 16 characters long',
		],
		[{ Frame: { CornerRadius: 11 } }, 'Keyboard 1 › Frame › CornerRadius is 11'],
	])('refuse a button with %j', (change, message) => {
		expect(withButton(change)).toHaveLength(1);
		expect(withButton(change)[0]).toContain(message);
	});

	it('count 24 rows, however many buttons stand in one', () => {
		const buttons = (count: number, Columns: number) => ({
			Buttons: Array.from({ length: count }, () => ({ ...button, Columns })),
		});
		expect(problems(buttons(24, 6))).toEqual([]);
		expect(problems(buttons(48, 3))).toEqual([]);
		expect(problems(buttons(49, 3))[0]).toContain('has 25 rows, at most 24');
		expect(problems({ ...buttons(49, 1), ButtonsGroupColumns: 2 })[0]).toContain('has 25 rows');
	});
});
