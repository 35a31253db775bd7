import { useState } from 'preact/hooks';

import { channels, type Channel } from '../../wire';
import { channelPages, preview } from '../channels';
import { StatusMark, timeOf } from '../parts/status';
import { VirtualList } from '../parts/virtualList';
import { addressOf, go } from '../router';
import { store, useStore, type Conversation } from '../store';
import { Chat } from './chat';
import { Welcome } from './welcome';

/** Conversations on the left, the one that is open on the right. */
export function Phones({ channel, person }: { channel?: Channel; person?: string }) {
	const { conversations, messages } = useStore();
	const [only, setOnly] = useState('');
	const [search, setSearch] = useState('');
	const wanted = search.trim().toLowerCase();
	const shown = [...conversations.values()]
		.reverse()
		.filter((one) => only === '' || one.channel === only)
		.filter((one) => wanted === '' || one.person.toLowerCase().includes(wanted));
	const open = channel !== undefined && channel in channelPages && person !== undefined;
	return (
		<div class={open ? 'phones open' : 'phones'}>
			<h1 class="hidden">Phones</h1>
			<section class="side" aria-label="Conversations">
				<div class="filters">
					<select
						aria-label="Channel"
						value={only}
						onChange={({ currentTarget }) => setOnly(currentTarget.value)}
					>
						<option value="">All channels</option>
						{channels.map((name) => (
							<option key={name} value={name}>
								{channelPages[name].label}
							</option>
						))}
					</select>
					<input
						type="search"
						aria-label="Find a person"
						placeholder="Find a person"
						value={search}
						onInput={({ currentTarget }) => setSearch(currentTarget.value)}
					/>
				</div>
				<p class="count" data-testid="count">
					{counted(messages.size, 'message')}, {counted(conversations.size, 'conversation')}
				</p>
				{conversations.size === 0 && (
					<p class="count">Send a message from n8n, or open a new conversation below.</p>
				)}
				<VirtualList
					items={shown}
					keyOf={(one) => `${one.channel} ${one.person}`}
					estimate={68}
					label="Conversations"
					draw={(one) => (
						<Line one={one} current={one.channel === channel && one.person === person} />
					)}
				/>
				<Start />
			</section>
			{open ? (
				<Chat key={`${channel} ${person}`} channel={channel} person={person} />
			) : (
				<Welcome empty={conversations.size === 0} />
			)}
		</div>
	);
}

function Line({ one, current }: { one: Conversation; current: boolean }) {
	const last = one.messages.at(-1)!;
	const { label } = channelPages[one.channel];
	return (
		<a
			class="conversation"
			href={addressOf.conversation(one.channel, one.person)}
			aria-current={current ? 'true' : undefined}
			data-channel={one.channel}
		>
			<span class="avatar" aria-hidden="true">
				{label.slice(0, 1)}
			</span>
			<span class="conversation-text">
				<span class="conversation-top">
					<strong dir="auto">{one.person}</strong>
					<time dateTime={last.at}>{timeOf(last.at)}</time>
				</span>
				<span class="conversation-last" dir="auto">
					{last.from === 'person' && '↩ '}
					{preview(last, store.contentOf(last))}
				</span>
				<span class="conversation-note">
					{label} <StatusMark message={{ ...last, description: undefined }} />
				</span>
			</span>
		</a>
	);
}

/** A person may write first. */
function Start() {
	const [channel, setChannel] = useState<Channel>('telegram');
	const [person, setPerson] = useState('');
	const { who } = channelPages[channel];
	const start = (event: Event) => {
		event.preventDefault();
		if (person.trim() !== '') go(addressOf.conversation(channel, person.trim()));
	};
	return (
		<details class="start">
			<summary>New conversation</summary>
			<form onSubmit={start}>
				<select
					aria-label="Channel of the new conversation"
					value={channel}
					onChange={({ currentTarget }) => setChannel(currentTarget.value as Channel)}
				>
					{channels.map((name) => (
						<option key={name} value={name}>
							{channelPages[name].label}
						</option>
					))}
				</select>
				<input
					type="text"
					aria-label={who}
					placeholder={who}
					value={person}
					onInput={({ currentTarget }) => setPerson(currentTarget.value)}
				/>
				<button type="submit" class="small">
					Open
				</button>
			</form>
		</details>
	);
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
