import type { Markup } from '../../nodes/channels/telegram/escape';
import { installTdlib } from '../../tools/tdlib';

export interface ParsedText {
	text: string;
	/** Positions count UTF-16 units. */
	entities: Array<{ offset: number; length: number; type: { _: string; url?: string } }>;
}

/** Telegram's own parser, out of its library TDLib; undefined on platforms it is not built for. */
export function telegramParser(): ((markup: Markup, text: string) => ParsedText) | undefined {
	const library = installTdlib();
	if (library === undefined) return undefined;
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- loads a native library
	const tdl = require('tdl') as typeof import('tdl');
	tdl.configure({ tdjson: library, verbosityLevel: 0 });
	return (markup, text) => {
		const mode =
			markup === 'Html'
				? { _: 'textParseModeHTML' as const }
				: { _: 'textParseModeMarkdown' as const, version: markup === 'MarkdownV2' ? 2 : 1 };
		const parsed = tdl.execute({ _: 'parseTextEntities', text, parse_mode: mode }) as unknown;
		if ((parsed as { _: string })._ === 'error') {
			throw new Error((parsed as { message: string }).message);
		}
		return parsed as ParsedText;
	};
}
