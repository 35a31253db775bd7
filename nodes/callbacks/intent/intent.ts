import { folded } from '../../values/folded';
import { intents, wordLists, type Intent } from './words';

/** What a word means; null takes a usual word's meaning away. */
export type Words = ReadonlyMap<string, Intent | null>;

/** No word is longer; a stranger's long text is not worth folding. */
const longest = 60;

/** The usual words, in the languages of Mitto's markets. */
export const usualWords: Words = new Map(
	wordLists.flatMap(({ words }) =>
		intents.flatMap((intent) =>
			(words[intent] ?? '').split(', ').map((word) => [wordKey(word), intent] as const),
		),
	),
);

/**
 * A message as words are compared: letters and digits alone, without case and accents. "Stop!",
 * "S T O P" and Telegram's "/stop" are one word; "stop it now, please" is another text altogether.
 */
export function wordKey(text: string): string {
	const whole = text.trim();
	if (whole.length > longest) return '';
	// In groups Telegram adds the bot to a command: /stop@some_bot.
	const said = whole.replace(/^(\/\w+)@\w+$/, '$1');
	return folded(said).replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a whole message asks for; null when it is none of the words. The user's own words win. */
export function intentOf(text: string | null, own: Words = new Map()): Intent | null {
	const key = text === null ? '' : wordKey(text);
	if (key === '') return null;
	return own.get(key) ?? (own.has(key) ? null : (usualWords.get(key) ?? null));
}
