import { useState } from 'preact/hooks';

import type { Act, Message } from '../../wire';
import { api, toldInWords } from '../api';
import { channelPages, typeOf } from '../channels';
import type { Drawn } from '../channels/channel';
import type { Json } from '../json';
import { addressOf } from '../router';
import { DrawAct } from './act';
import { StatusMark, statusWords, timeOf } from './status';

/** One message as its channel shows it. */
export function Bubble({
	message,
	content,
	act,
}: {
	message: Message;
	content: Json;
	/** Nothing happens on a tap when it is left out. */
	act?(act: Act): void;
}) {
	const page = channelPages[message.channel];
	if (message.from === 'person') {
		return (
			<article class="bubble mine" data-message={message.id} aria-label="From the person">
				<DrawAct act={content} />
				<footer class="meta">
					<time dateTime={message.at}>{timeOf(message.at)}</time>
				</footer>
			</article>
		);
	}
	const type = typeOf(message.channel, content);
	const drawn: Drawn = {
		content,
		message,
		tap: (text, data, action) =>
			act?.({ kind: 'tap', messageId: message.id, text, data, ...(action && { action }) }),
		act: (what) => act?.(what),
	};
	return (
		<article
			class={`bubble theirs status-of-${message.status}`}
			data-message={message.id}
			data-type={type?.name}
			aria-label={`Message to ${message.person}`}
		>
			{type?.Draw(drawn)}
			{page.Below !== undefined && <page.Below drawn={drawn} />}
			<footer class="meta">
				<time dateTime={message.at}>{timeOf(message.at)}</time>
				<StatusMark message={message} />
			</footer>
		</article>
	);
}

/** What can be done with a message that was sent: report on it, look at it alone, look at its request. */
export function MessageMenu({ message, say }: { message: Message; say(words: string): void }) {
	const [open, setOpen] = useState(false);
	const { channel, id, exchange } = message;
	const reports = channelPages[channel].reports(message);
	return (
		<>
			<button
				type="button"
				class="quiet"
				aria-expanded={open}
				aria-label={`More about the message of ${timeOf(message.at)}`}
				onClick={() => setOpen(!open)}
			>
				⋯
			</button>
			{open && (
				<div class="message-tools">
					{reports.map((status) => (
						<button
							key={status}
							type="button"
							class="small"
							onClick={() =>
								void api
									.report(id, status)
									.then((told) => say(`${statusWords[status]}: ${toldInWords(told)}`))
									.catch((reason: Error) => say(reason.message))
							}
						>
							{statusWords[status]}
						</button>
					))}
					<a href={addressOf.message(id)}>Alone</a>
					{exchange !== undefined && <a href={addressOf.exchange(exchange)}>Request</a>}
				</div>
			)}
		</>
	);
}
