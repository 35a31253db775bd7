import type { Question } from '../question/question';

/** What the page shows. */
export type PageView =
	/** The question, with what was wrong about an answer that was not taken. */
	| { kind: 'question'; question: Question; complaint?: string; given?: string }
	| { kind: 'answered'; question: Question; answer: string }
	/** Nothing can be answered here, and why. */
	| { kind: 'closed'; title: string; text: string };

/**
 * The page on which a person answers: no script, nothing from elsewhere, readable in both directions
 * of writing and in light and dark. Every text of others is escaped.
 */
export function pageHtml(view: PageView): string {
	const title = titleOf(view);
	return [
		'<!DOCTYPE html>',
		'<html lang="en" dir="auto">',
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="robots" content="noindex, nofollow">',
		`<title>${escape(title)}</title>`,
		`<style>${pageStyle}</style>`,
		'</head>',
		'<body>',
		'<main>',
		bodyOf(view, title),
		'</main>',
		'</body>',
		'</html>',
	].join('\n');
}

function titleOf(view: PageView): string {
	if (view.kind === 'closed') return view.title;
	return view.question.title || 'A question for you';
}

function bodyOf(view: PageView, title: string): string {
	const heading = `<h1 dir="auto">${escape(title)}</h1>`;
	if (view.kind === 'closed') return `${heading}\n<p dir="auto">${escape(view.text)}</p>`;
	const message = `<p class="message" dir="auto">${escape(view.question.message)}</p>`;
	if (view.kind === 'answered') {
		return [
			heading,
			message,
			'<div role="status">',
			`<p dir="auto">${escape(view.question.words.thanks)}:</p>`,
			`<p class="answer" dir="auto">${escape(view.answer)}</p>`,
			'</div>',
		].join('\n');
	}
	return [heading, message, form(view)].join('\n');
}

function form({
	question,
	complaint,
	given = '',
}: Extract<PageView, { kind: 'question' }>): string {
	const alert =
		complaint === undefined
			? ''
			: `<p id="complaint" class="complaint" role="alert" dir="auto">${escape(complaint)}</p>`;
	return [
		// Without an action the answer goes to the URL of the page, with its signature and token.
		'<form method="post">',
		alert,
		question.kind === 'freeText' ? textBox(question, given, complaint) : buttons(question),
		'</form>',
	].join('\n');
}

function textBox({ words }: Question, given: string, complaint?: string): string {
	const invalid =
		complaint === undefined ? '' : ' aria-invalid="true" aria-describedby="complaint"';
	return [
		`<label for="answer" dir="auto">${escape(words.answer)}</label>`,
		`<textarea id="answer" name="answer" rows="5" maxlength="10000" required dir="auto"${invalid}>${escape(given)}</textarea>`,
		`<button type="submit" dir="auto">${escape(words.send)}</button>`,
	].join('\n');
}

function buttons({ choices }: Question): string {
	return choices
		.map(
			({ label, value }, index) =>
				`<button type="submit" name="answer" value="${escape(value)}" dir="auto"${index === 0 ? '' : ' class="other"'}>${escape(label)}</button>`,
		)
		.join('\n');
}

const signs: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Safe between tags and within quoted attributes. */
function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}

/** Colours keep a contrast of 7:1 for texts; targets are 48 px high. */
export const pageStyle = `
:root { color-scheme: light dark; --back: #f4f5f7; --card: #fff; --text: #1b1f24; --accent: #0b4f9e; --on: #fff; --line: #6b7280; --bad: #9b1c1c; }
@media (prefers-color-scheme: dark) { :root { --back: #111418; --card: #1b1f24; --text: #f1f3f5; --accent: #9cc8ff; --on: #10141a; --line: #9aa3ad; --bad: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--back); color: var(--text); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem; background: var(--card); border-radius: .75rem; }
h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.3; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.message, .answer { white-space: pre-wrap; }
.answer { font-weight: 600; }
.complaint { color: var(--bad); font-weight: 600; }
label { display: block; margin-bottom: .375rem; font-weight: 600; }
textarea { display: block; width: 100%; margin-bottom: 1rem; padding: .625rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
button { display: block; width: 100%; min-height: 3rem; margin: 0 0 .75rem; padding: .625rem 1rem; font: inherit; font-weight: 600; color: var(--on); background: var(--accent); border: 2px solid var(--accent); border-radius: .5rem; cursor: pointer; overflow-wrap: anywhere; }
button.other { color: var(--accent); background: var(--card); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
`;
