import { BadInput } from './badInput';
import { show } from './rules';

/** Longer texts are looked at up to here, so that no sender can keep n8n busy. */
const longestText = 4096;

/**
 * A regular expression of the user's as a question, whatever the case of letters.
 *
 * @throws {BadInput} when it is not valid, or could take practically forever on a text made for it
 */
export function readPattern(
	source: string | undefined,
	field: string,
): ((text: string) => boolean) | undefined {
	if (source === undefined) return undefined;
	const compiled = compile(source);
	if ('reason' in compiled) {
		throw refusal(
			field,
			`is no valid regular expression (${compiled.reason})`,
			'Write it as in JavaScript, without slashes around it',
		);
	}
	if (repeatsRepetitions(source)) {
		throw refusal(
			field,
			`is ${show(source)}, which repeats a group that repeats something itself`,
			'Certain texts would keep n8n busy for hours: leave out the inner or the outer repetition',
		);
	}
	return (text) => compiled.pattern.test(text.slice(0, longestText));
}

function compile(source: string): { pattern: RegExp } | { reason: string } {
	try {
		return { pattern: new RegExp(source, 'iu') };
	} catch (reason) {
		return { reason: (reason as Error).message };
	}
}

function refusal(field: string, message: string, fix: string): BadInput {
	return BadInput.of(field, message, fix);
}

const repetition = /^(?:[+*]|\{\d+,\d*\})/;

/** `(a+)+`, the usual reason for which matching takes exponential time. */
function repeatsRepetitions(source: string): boolean {
	const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
	const repeatsAt = (index: number) => repetition.test(bare.slice(index));
	/** For each open group, whether something in it is repeated. */
	const open: boolean[] = [];
	for (let at = 0; at < bare.length; at++) {
		let repeats = repeatsAt(at);
		if (bare[at] === '(') open.push(false);
		else if (bare[at] === ')') {
			const inside = open.pop() ?? false;
			if (inside && repeatsAt(at + 1)) return true;
			repeats = inside;
		}
		if (repeats && open.length > 0) open[open.length - 1] = true;
	}
	return false;
}
