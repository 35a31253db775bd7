import type { WaitFault } from '../wait';
import type { PageView } from './html';

type Closed = Extract<PageView, { kind: 'closed' }>;

/** Statuses with which the page says that nothing can be answered. */
export interface ClosedPage {
	status: 403 | 409 | 410 | 500;
	view: Closed;
}

const page = (status: ClosedPage['status'], title: string, text: string): ClosedPage => ({
	status,
	view: { kind: 'closed', title, text },
});

export const over = page(
	410,
	'This question is no longer open',
	'It was answered, or the time for an answer is over. Nothing was changed.',
);

export const answeredBefore = page(
	409,
	'This question was answered',
	'The first answer counts. Nothing was changed.',
);

export const broken = page(
	500,
	'Your answer was not recorded',
	'Please open the link again in a moment.',
);

const notYours = page(
	403,
	'This link is not valid',
	'Please open the link exactly as it stands in the message that you got. Nothing was changed.',
);

/** A stranger learns nothing about the question, not even that there is one. */
export function closedFor(fault: WaitFault): ClosedPage {
	return fault === 'expired' || fault === 'otherWait' ? over : notYours;
}
