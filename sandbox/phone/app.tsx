import { useEffect, useState } from 'preact/hooks';

import { preview } from './channels';
import { usePlace, type Place } from './router';
import { store, useStore } from './store';
import { Alone } from './views/alone';
import { Campaigns } from './views/campaigns';
import { Inspector } from './views/inspector';
import { Phones } from './views/phones';
import { Switchboard } from './views/switchboard';

const tabs = [
	{ view: 'phones', path: '/', label: 'Phones' },
	{ view: 'campaigns', path: '/campaigns', label: 'Campaigns' },
	{ view: 'inspector', path: '/inspector', label: 'Inspector' },
	{ view: 'switchboard', path: '/switchboard', label: 'Switchboard' },
] as const;

export function App() {
	const place = usePlace();
	const { connected, loaded } = useStore();
	const label = tabs.find(({ view }) => view === place.view)?.label ?? 'Message';
	useEffect(() => {
		document.title = `${label}: the local Mitto`;
	}, [label]);
	if (place.view === 'message') return loaded ? <Alone id={place.id} /> : null;
	return (
		<>
			<a class="skip" href="#main">
				Skip to content
			</a>
			<header class="top">
				<span class="brand">
					Mitto <span>local</span>
				</span>
				<nav aria-label="Views">
					{tabs.map(({ view, path, label: name }) => (
						<a key={view} href={path} aria-current={view === place.view ? 'page' : undefined}>
							{name}
						</a>
					))}
				</nav>
				<span class={connected ? 'live on' : 'live'} role="status">
					{connected ? 'Live' : 'Not connected'}
				</span>
			</header>
			<main id="main" tabIndex={-1} data-ready={loaded}>
				<View place={place} />
			</main>
			<Announcer />
		</>
	);
}

function View({ place }: { place: Place }) {
	switch (place.view) {
		case 'campaigns':
			return <Campaigns />;
		case 'inspector':
			return <Inspector id={place.id} />;
		case 'switchboard':
			return <Switchboard />;
		case 'phones':
			return <Phones channel={place.channel} person={place.person} />;
		case 'message':
			return null;
	}
}

/** Tells screen readers what came in, without reading a whole campaign. */
function Announcer() {
	const [words, setWords] = useState('');
	useEffect(
		() =>
			store.onNews((messages) => {
				const received = messages.filter(({ from }) => from === 'business');
				const [last] = received.slice(-1);
				if (last === undefined) return;
				setWords(
					received.length > 1
						? `${received.length} new messages`
						: `New message for ${last.person}: ${preview(last, store.contentOf(last))}`,
				);
			}),
		[],
	);
	return (
		<div class="hidden" role="log" aria-live="polite" aria-label="New messages">
			{words}
		</div>
	);
}
