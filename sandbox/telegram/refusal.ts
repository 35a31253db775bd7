import { isObject, type Json } from '../complaints';
import type { Finding } from '../wire';
import { CannotParse, format, limits } from './format';

const sections: Record<string, string> = {
	markdown: 'Markdown style',
	markdownv2: 'MarkdownV2 style',
	html: 'HTML style',
	default: 'sendMessage',
};

/**
 * What Telegram says to a message that Mitto passes on to it. Mitto has taken the message by then, so it
 * ends as a failure with these words.
 */
export function refusalOfTelegram(content: Json): Finding | undefined {
	for (const [kind, part] of Object.entries(content)) {
		if (!isObject(part)) continue;
		const text = kind === 'text' ? part.message : part.caption;
		if (typeof text !== 'string') continue;
		const field = `telegram.${kind}.${kind === 'text' ? 'message' : 'caption'}`;
		const mode = typeof part.parseMode === 'string' ? part.parseMode : 'Default';
		const complaint = complaintOf(text, mode, kind);
		if (complaint === undefined) continue;
		const section = sections[mode.toLowerCase()] ?? 'Formatting options';
		return { field, complaint, source: `Telegram Bot API › ${section}` };
	}
	return undefined;
}

function complaintOf(text: string, mode: string, kind: string): string | undefined {
	try {
		const { text: read } = format(text, mode);
		if (kind === 'text' && read.trim() === '') return 'Bad Request: message text is empty';
		if (kind === 'text' && read.length > limits.text) return 'Bad Request: message is too long';
		if (kind !== 'text' && read.length > limits.caption)
			return 'Bad Request: message caption is too long';
		return undefined;
	} catch (reason) {
		if (reason instanceof CannotParse) return reason.message;
		throw reason;
	}
}
