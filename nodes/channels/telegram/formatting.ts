import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import type { Rules } from '../../form/rules';
import { withoutMarkup, type Markup } from './escape';
import { fillTemplate, placeholdersField } from './placeholders';

/** Mitto's words for Telegram's parse modes. */
export type ParseMode = 'Default' | Markup;

const parseModes: ParseMode[] = ['Default', 'Html', 'Markdown', 'MarkdownV2'];

/** How a text or caption is formatted, and the placeholders it may name. */
export const formattingFields: INodeProperties[] = [
	{
		displayName: 'Formatting',
		name: 'parseMode',
		type: 'options',
		options: [
			{ name: 'HTML', value: 'Html', description: 'Tags such as &lt;b&gt; and &lt;a href&gt;' },
			{
				name: 'Markdown',
				value: 'Markdown',
				description: 'The old kind, with *bold* and _italic_',
			},
			{ name: 'Markdown V2', value: 'MarkdownV2', description: 'The new kind, with more styles' },
			{ name: 'None', value: 'Default', description: 'Every character is shown as it is' },
		],
		default: 'Default',
		description: 'How Telegram reads the text',
	},
	placeholdersField,
];

export function readParseMode(form: Form): ParseMode {
	return (form.text('parseMode') ?? 'Default') as ParseMode;
}

/** "Default" is what Telegram does anyway, so it is left out of the request. */
export function parseModePart(form: Form): { parseMode?: ParseMode } {
	const parseMode = readParseMode(form);
	return parseMode === 'Default' ? {} : { parseMode };
}

/** The text with its placeholders filled in. */
export function formatted(form: Form, name: string, field: string): string {
	const [text = ''] = fillTemplate(
		[form.text(name) ?? ''],
		markupOf(readParseMode(form)),
		form,
		field,
	);
	return text;
}

/** Telegram counts after parsing; what is left without markup is the least that it can count. */
export function checkFormatted(
	value: unknown,
	parseMode: unknown,
	field: string,
	limits: { required?: boolean; max: number },
	rules: Rules,
): void {
	rules.oneOf(parseMode, 'Formatting', parseModes);
	const bare = typeof value === 'string' ? withoutMarkup(markupOf(parseMode), value) : value;
	rules.text(bare, field, { ...limits, codePoints: true });
}

function markupOf(parseMode: unknown): Markup | undefined {
	return parseMode === 'Default' || parseMode === undefined ? undefined : (parseMode as Markup);
}
