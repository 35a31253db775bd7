import type { Form } from '../../form/form';
import { Rules } from '../../form/rules';
import type { InChat } from '../chat/inChat';
import { isRecord } from '../../values/records';

/** One of the answers that a person can choose. */
export interface Choice {
	/** What the person reads. */
	label: string;
	/** What tells the answer when it comes back. */
	value: string;
}

/** Words of the page that are not part of the question. */
export interface PageWords {
	/** Above the box for a text. */
	answer: string;
	/** On the button below it. */
	send: string;
	/** After the answer. */
	thanks: string;
}

/** What a person is asked, kept with the wait so that page and checks need nothing else. */
export interface Question {
	kind: 'approval' | 'choice' | 'freeText';
	/** Heading of the page. */
	title: string;
	message: string;
	/** Empty for a free text. */
	choices: Choice[];
	words: PageWords;
	/** Only where the answer comes in a chat. */
	inChat?: InChat;
}

export const approve = 'approve';
export const decline = 'decline';

const mostChoices = 20;
const longestChoice = 250;

/** @throws {BadInput} when there is nothing to ask or to choose */
export function readQuestion(form: Form, options: Form): Question {
	const kind = (form.text('responseType') ?? 'approval') as Question['kind'];
	const message = form.text('message') ?? '';
	const choices = choicesOf(kind, form);

	const rules = new Rules();
	rules.text(message.trim(), 'Message', { required: true });
	rules.oneOf(kind, 'Response Type', ['approval', 'choice', 'freeText']);
	if (kind === 'choice') {
		rules.list(choices, 'Choices', { required: true, min: 2, max: mostChoices });
		choices.forEach(({ label }, index) =>
			rules.text(label, `Choices ${index + 1}`, { max: longestChoice }),
		);
		const different = new Set(choices.map(({ value }) => sameAnswer(value))).size;
		rules.require(
			different === choices.length,
			'Choices',
			'has the same choice twice',
			'Leave each in once',
		);
	}
	if (kind === 'approval' && choices.length === 2) {
		const [yes, no] = choices.map(({ label }) => sameAnswer(label));
		rules.require(
			yes !== no,
			'Approval Options',
			'has the same text for both buttons',
			'Name them differently',
		);
	}
	rules.settle({ skippable: false });

	return {
		kind,
		title: options.text('pageTitle') ?? '',
		message,
		choices,
		words: {
			answer: options.text('answerLabel') ?? 'Your answer',
			send: options.text('sendLabel') ?? 'Send',
			thanks: options.text('thanksText') ?? 'Thank you. Your answer was recorded',
		},
	};
}

/** Whether a text is an answer does not depend on case or on blanks around it. */
export function sameAnswer(text: string): string {
	return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
}

/** What was kept with a wait; undefined when it is no question. */
export function questionIn(kept: unknown): Question | undefined {
	return isRecord(kept) && Array.isArray(kept.choices) ? (kept as unknown as Question) : undefined;
}

function choicesOf(kind: Question['kind'], form: Form): Choice[] {
	if (kind === 'freeText') return [];
	if (kind === 'choice') return form.list('choices').map((label) => ({ label, value: label }));
	const labels = form.group('approvalOptions').group('values');
	return [
		{ label: labels.trimmed('approveLabel') ?? 'Approve', value: approve },
		...(labels.text('approvalType') === 'single'
			? []
			: [{ label: labels.trimmed('disapproveLabel') ?? 'Decline', value: decline }]),
	];
}
