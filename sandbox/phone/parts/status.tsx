import type { Message, Status } from '../../wire';

const words: Record<Status, string> = {
	accepted: 'Accepted',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	failed: 'Failed',
	expired: 'Expired',
};

const ticks: Record<Status, string> = {
	accepted: '◷',
	sent: '✓',
	delivered: '✓✓',
	read: '✓✓',
	failed: '!',
	expired: '⌛',
};

/** What became of a message, as far as anybody told. */
export function StatusMark({ message }: { message: Message }) {
	const { status, description } = message;
	if (status === undefined) return null;
	return (
		<span class={`status status-${status}`} data-status={status}>
			<span aria-hidden="true">{ticks[status]}</span> {words[status]}
			{description !== undefined && `: ${description}`}
		</span>
	);
}

export { words as statusWords };

export function timeOf(at: string): string {
	return at.slice(11, 19);
}
