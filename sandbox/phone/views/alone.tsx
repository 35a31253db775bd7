import { channelPages } from '../channels';
import { Bubble } from '../parts/bubble';
import { useStore } from '../store';

/** Just one message, for tests and pictures. */
export function Alone({ id }: { id: string }) {
	const store = useStore();
	const message = store.messages.get(id);
	if (message === undefined) {
		return (
			<main class="alone" data-ready="true">
				<h1>There is no such message</h1>
			</main>
		);
	}
	return (
		<main class="alone" data-channel={message.channel} data-ready="true">
			<h1 class="hidden">
				{channelPages[message.channel].label} message to {message.person}
			</h1>
			<Bubble message={message} content={store.contentOf(message)} />
		</main>
	);
}
