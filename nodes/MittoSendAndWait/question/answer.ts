import { approve, sameAnswer, type Question } from './question';

/** A person's decision. The names in `data` are those that n8n's human-review tool reads. */
export interface Answer {
	result: 'answered' | 'declined';
	data: { approved: boolean } | { choice: string } | { text: string; chatInput: string };
	/** The answer as the person reads it again. */
	shown: string;
}

const longestText = 10_000;

/** What a given text decides; undefined when it is none of the answers. */
export function answerTo(question: Question, given: unknown): Answer | undefined {
	const text = typeof given === 'string' ? given.trim() : '';
	if (text === '' || text.length > longestText) return undefined;
	if (question.kind === 'freeText') {
		return { result: 'answered', data: { text, chatInput: text }, shown: text };
	}
	const chosen =
		question.choices.find(({ value }) => value === text) ??
		question.choices.find(({ label }) => sameAnswer(label) === sameAnswer(text));
	if (chosen === undefined) return undefined;
	if (question.kind === 'choice') {
		return { result: 'answered', data: { choice: chosen.label }, shown: chosen.label };
	}
	const approved = chosen.value === approve;
	return {
		result: approved ? 'answered' : 'declined',
		data: { approved },
		shown: chosen.label,
	};
}
