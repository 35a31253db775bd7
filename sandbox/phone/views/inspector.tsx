import { useState } from 'preact/hooks';

import type { ExchangeSummary } from '../../wire';
import { timeOf } from '../parts/status';
import { VirtualList } from '../parts/virtualList';
import { addressOf } from '../router';
import { useStore } from '../store';
import { Exchange } from './exchange';

const filters: Record<string, (exchange: ExchangeSummary) => boolean> = {
	Everything: () => true,
	Requests: ({ kind }) => kind === 'request',
	Callbacks: ({ kind }) => kind === 'callback',
	'Refused or broken': ({ verdict }) => verdict !== 'fine',
};

/** Every request and every callback, newest first. */
export function Inspector({ id }: { id?: number }) {
	const { exchanges } = useStore();
	const [filter, setFilter] = useState('Everything');
	const shown = exchanges.filter(filters[filter]!).reverse();
	return (
		<div class={id === undefined ? 'inspector' : 'inspector open'}>
			<h1 class="hidden">Inspector</h1>
			<section class="side" aria-label="Requests and callbacks">
				<div class="filters">
					<select
						aria-label="Show"
						value={filter}
						onChange={({ currentTarget }) => setFilter(currentTarget.value)}
					>
						{Object.keys(filters).map((name) => (
							<option key={name}>{name}</option>
						))}
					</select>
				</div>
				<VirtualList
					items={shown}
					keyOf={(one) => one.id}
					estimate={60}
					label="Requests and callbacks"
					draw={(one) => <Line one={one} current={one.id === id} />}
				/>
			</section>
			{id === undefined ? (
				<section class="welcome" aria-label="Details">
					<h2>{shown.length === 0 ? 'Nothing was asked yet' : 'Open a request or callback'}</h2>
					<p>What was asked, what the vendor’s rules say to it, and what was answered.</p>
				</section>
			) : (
				<Exchange key={id} id={id} />
			)}
		</div>
	);
}

function Line({ one, current }: { one: ExchangeSummary; current: boolean }) {
	return (
		<a
			class={`exchange verdict-${one.verdict}`}
			href={addressOf.exchange(one.id)}
			aria-current={current ? 'true' : undefined}
		>
			<span class="exchange-top">
				<span class="direction">{one.kind === 'request' ? '→ Request' : '← Callback'}</span>
				<span class="code">{one.status === 0 ? 'cut' : one.status}</span>
				<time dateTime={one.at}>{timeOf(one.at)}</time>
			</span>
			<span class="exchange-address">
				{one.method} {one.address}
			</span>
			<span class="exchange-note">
				{one.service}, {one.milliseconds} ms
				{one.verdict === 'refused' && ', refused'}
				{one.fault !== undefined && `, fault: ${one.fault}`}
				{one.proof !== undefined && `, ${one.proof}`}
				{one.replayOf !== undefined && `, replay of ${one.replayOf}`}
			</span>
		</a>
	);
}
