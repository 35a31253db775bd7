import { useState } from 'preact/hooks';

import type { Act, Channel } from '../../wire';
import { api, toldInWords } from '../api';
import { channelPages } from '../channels';
import { AddressForm } from '../parts/addressForm';
import { Bubble, MessageMenu } from '../parts/bubble';
import { Composer } from '../parts/composer';
import { VirtualList } from '../parts/virtualList';
import { useStore } from '../store';

/** One phone: everything between a business and one person on one channel. */
export function Chat({ channel, person }: { channel: Channel; person: string }) {
	const store = useStore();
	const [outcome, setOutcome] = useState('');
	const page = channelPages[channel];
	const messages = store.conversations.get(`${channel} ${person}`)?.messages ?? [];
	const act = (what: Act) => {
		api
			.act(channel, person, what)
			.then((told) => setOutcome(toldInWords(told)))
			.catch((reason: Error) => setOutcome(reason.message));
	};
	return (
		<section class="phone" data-channel={channel} aria-label={`${page.label} with ${person}`}>
			<header class="phone-top">
				<a class="back" href="/" aria-label="Back to the conversations">
					‹
				</a>
				<span class="avatar" aria-hidden="true">
					{page.label.slice(0, 1)}
				</span>
				<div>
					<h2 dir="auto">{person}</h2>
					<p>{page.label}</p>
				</div>
			</header>
			<VirtualList
				// A copy, because the list is told of growth by another list.
				items={[...messages]}
				keyOf={({ id }) => id}
				estimate={96}
				label="Messages"
				class="chat"
				toEnd
				draw={(message) => (
					<div class={message.from === 'person' ? 'line mine' : 'line theirs'}>
						<Bubble message={message} content={store.contentOf(message)} act={act} />
						{message.from === 'business' && <MessageMenu message={message} say={setOutcome} />}
					</div>
				)}
			/>
			{page.addressedBy !== undefined && <AddressForm name={page.addressedBy} />}
			<Composer can={page.can} act={act} outcome={outcome} />
		</section>
	);
}
