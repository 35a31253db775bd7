import { LinearPattern } from '../bundled/linearPattern';
import { BadInput } from './badInput';

/** Texts come from people who only need a phone: longer ones are looked at up to here. */
const longestText = 4096;

/**
 * Steps of the compiled expression, which the time for each character grows with. Written-out words
 * have one step for each letter.
 */
const mostInstructions = 2000;

/**
 * A regular expression of the user's as a question, whatever the case of letters.
 *
 * The time that it takes grows with the length of the text and no faster, whatever the expression: a
 * backtracking matcher such as JavaScript's own would let a person who writes a short text stop n8n
 * for hours. That is why expressions that need backtracking are refused.
 *
 * @throws {BadInput} when it is not valid, or needs backtracking
 */
export function readPattern(
	source: string | undefined,
	field: string,
): ((text: string) => boolean) | undefined {
	if (source === undefined) return undefined;
	const pattern = compile(source, field);
	if (pattern.programSize() > mostInstructions) {
		throw BadInput.of(
			field,
			'counts too many repetitions',
			'Use smaller numbers in braces, or + and * in their place',
		);
	}
	return (text) => pattern.matcher(text.slice(0, longestText)).find();
}

type Compiled = ReturnType<typeof LinearPattern.compile>;

function compile(source: string, field: string): Compiled {
	const needed = neededBacktracking(source);
	if (needed !== undefined) {
		throw BadInput.of(
			field,
			`has ${needed}, which is not supported`,
			'Certain texts would keep n8n busy for hours with it: say it without, or use a Filter node behind the trigger',
		);
	}
	const outcome = tryCompile(source);
	if (typeof outcome !== 'string') return outcome;
	throw BadInput.of(
		field,
		`is no valid regular expression (${outcome})`,
		'Write it as in JavaScript, without slashes around it',
	);
}

/** @returns the reason when it is not possible */
function tryCompile(source: string): Compiled | string {
	try {
		return LinearPattern.compile(
			LinearPattern.translateRegExp(source),
			LinearPattern.CASE_INSENSITIVE,
		);
	} catch (reason) {
		return (reason as Error).message.replace(/^error parsing regexp: /, '');
	}
}

/** What JavaScript has, but no matcher in linear time. */
const backtracking = [
	{ sign: /\(\?<?[=!]/, name: 'a look-around such as (?=…)' },
	{ sign: /\\(?:[1-9]|k<)/, name: 'a reference back to a group such as \\1' },
];

function neededBacktracking(source: string): string | undefined {
	// What is escaped, or stands in brackets, is meant as it is.
	const bare = source.replace(/\\[^\dk]/g, '').replace(/\[[^\]]*\]?/g, '');
	return backtracking.find(({ sign }) => sign.test(bare))?.name;
}
