/** Text of a description as Markdown shows it literally. */
export function plain(text: string): string {
	return text
		.replace(/<br\s*\/?>/gi, ' ')
		.replace(/<[^>]+>/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[*_|[\]<>]/g, (sign) => `\\${sign}`);
}

export const code = (text: string): string => `\`${text.replace(/\|/g, '\\|')}\``;

export const bold = (text: string): string => `**${plain(text)}**`;

/** A sentence with its full stop, which n8n's texts leave out. */
export const sentence = (text: string): string =>
	text === '' || /[.!?:]$/.test(text) ? text : `${text}.`;

export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Paragraphs, tables and headings, one empty line apart; what is empty is left out. */
export function page(...parts: Array<string | string[]>): string {
	return `${parts
		.flat()
		.filter((part) => part !== '')
		.join('\n\n')}\n`;
}
