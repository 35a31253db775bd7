import { countSegments, isGsm7, type Segments } from './segments';
import { neighbourOf } from './smartEncoding';

/** How a text is cut, and, where Unicode is needed, what needs it. */
export interface ExplainedSegments extends Segments {
	/** The characters that GSM-7 lacks, each once, in the order of the text; the first ten of them. */
	forcedBy?: string[];
	/** Parts fewer, were there a plain character in the place of each of them. */
	saving?: number;
}

const mostTold = 10;

export function explainSegments(text: string): ExplainedSegments {
	const found = countSegments(text);
	if (found.encoding === 'GSM-7') return found;

	const forcing = new Set<string>();
	const plain = Array.from(text, (character) => {
		if (isGsm7(character)) return character;
		forcing.add(character);
		return neighbourOf(character) ?? placeholder;
	}).join('');
	return {
		...found,
		forcedBy: [...forcing].slice(0, mostTold),
		saving: Math.max(0, found.segments - countSegments(plain).segments),
	};
}

/** Any character of one septet. */
const placeholder = '?';
