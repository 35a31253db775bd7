import { isRecord } from '../../values/records';
import type { Rules } from '../../form/rules';
import { lookLabel } from './buttonLooks';
import { buttonChoices, limits, tileImageEndings } from './limits';

/** What a button can open. */
const schemes = ['https', 'http', 'viber', 'tel', 'mailto'];

/** Checks one button, however it was given. @param rows how many rows it may take */
export function checkButton(
	button: Record<string, unknown>,
	field: string,
	rows: readonly [number, number],
	rules: Rules,
): void {
	const at = (part: string) => `${field} › ${lookLabel(part)}`;
	const whole = ([min, max]: readonly [number, number]) => ({ min, max, whole: true });
	const { ActionType: action = 'reply', ActionBody: body } = button;

	rules.number(button.Columns, at('Columns'), whole(limits.buttonColumns));
	rules.number(button.Rows, at('Rows'), whole(rows));
	rules.text(button.Text, at('Text'), { max: limits.buttonText });
	rules.oneOf(action, at('Action'), buttonChoices.ActionType);
	if (action === 'open-url') rules.url(body, at('URL'), { required: true, schemes });
	else rules.text(body, at('Reply'), { required: true });

	for (const [part, allowed] of Object.entries(buttonChoices)) {
		if (part !== 'ActionType') rules.oneOf(button[part], at(part), allowed);
	}
	for (const part of ['BgColor', 'TextBgGradientColor']) checkColor(button[part], at(part), rules);
	rules.url(button.Image, at('Image'), { endings: tileImageEndings, unnamed: true });
	rules.url(button.BgMedia, at('BgMedia'));
	for (const part of ['Silent', 'BgLoop', 'TextShouldFit']) rules.flag(button[part], at(part));
	const [least, full] = limits.opacity;
	rules.number(button.TextOpacity, at('TextOpacity'), { min: least, max: full });
	checkParts(button, at, rules);
}

/** Parts that only JSON gives. */
function checkParts(
	{ TextPaddings: paddings, InternalBrowser: browser, Frame: frame }: Record<string, unknown>,
	at: (part: string) => string,
	rules: Rules,
): void {
	rules.list(paddings, at('TextPaddings'), { min: 4, max: 4 });
	if (Array.isArray(paddings)) {
		const [min, max] = limits.padding;
		paddings.forEach((padding: unknown, index) =>
			rules.number(padding, at(`TextPaddings ${index + 1}`), { min, max, whole: true }),
		);
	}
	if (isRecord(browser)) {
		const title = at('InternalBrowser › CustomTitle');
		rules.text(browser.CustomTitle, title, { max: limits.browserTitle });
	}
	if (isRecord(frame)) {
		const [min, max] = limits.frame;
		for (const part of ['BorderWidth', 'CornerRadius']) {
			rules.number(frame[part], at(`Frame › ${part}`), { min, max });
		}
	}
}

export function checkColor(value: unknown, field: string, rules: Rules): void {
	rules.text(value, field, {
		pattern: /^#([0-9a-f]{3}|[0-9a-f]{6})$/i,
		shape: 'be a color such as #7360F2',
	});
}
