import { useState } from 'preact/hooks';

import { channels } from '../../wire';
import { channelPages } from '../channels';

export const faultLabels: Record<string, string> = {
	slow: 'Slow answer',
	slowBody: 'Slow body',
	rateLimited: 'Too many requests (429)',
	internal: 'Internal error (500)',
	cutBefore: 'Cut before accepting',
	cutAfter: 'Accept, then cut',
	internalAfter: 'Accept, then 500',
	wrongKey: 'Wrong key',
	forbidden: 'Forbidden (403)',
	unauthorised: 'Unauthorised (401)',
	refuseRecipient: 'Refuse one recipient',
};

/** One more fault: what, where and how often. */
export function FaultForm({ add }: { add(fault: object): void }) {
	const [kind, setKind] = useState('rateLimited');
	const [channel, setChannel] = useState('');
	const [often, setOften] = useState('next');
	const [count, setCount] = useState(1);
	const [chance, setChance] = useState(50);
	const [milliseconds, setMilliseconds] = useState(3000);
	const [retryAfter, setRetryAfter] = useState(2);
	const [recipient, setRecipient] = useState('');
	const put = (event: Event) => {
		event.preventDefault();
		add({
			kind,
			...(channel !== '' && { channel }),
			...(often === 'next' && { times: count }),
			...(often === 'chance' && { probability: chance / 100 }),
			...((kind === 'slow' || kind === 'slowBody') && { milliseconds }),
			...(kind === 'rateLimited' && { retryAfter }),
			...(kind === 'refuseRecipient' && { recipient }),
		});
	};
	return (
		<form class="fault-form" onSubmit={put}>
			<label>
				<span class="label">Fault</span>
				<select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
					{Object.entries(faultLabels).map(([name, label]) => (
						<option key={name} value={name}>
							{label}
						</option>
					))}
				</select>
			</label>
			<label>
				<span class="label">Where</span>
				<select value={channel} onChange={({ currentTarget }) => setChannel(currentTarget.value)}>
					<option value="">All channels</option>
					{channels.map((name) => (
						<option key={name} value={name}>
							{channelPages[name].label}
						</option>
					))}
				</select>
			</label>
			<label>
				<span class="label">How often</span>
				<select value={often} onChange={({ currentTarget }) => setOften(currentTarget.value)}>
					<option value="next">The next requests</option>
					<option value="chance">By chance</option>
					<option value="always">Always</option>
				</select>
			</label>
			{often === 'next' && <Count label="How many" value={count} set={setCount} min={1} />}
			{often === 'chance' && (
				<Count label="Chance (%)" value={chance} set={setChance} min={1} max={100} />
			)}
			{(kind === 'slow' || kind === 'slowBody') && (
				<Count label="For (ms)" value={milliseconds} set={setMilliseconds} min={0} />
			)}
			{kind === 'rateLimited' && (
				<Count label="Retry after (s)" value={retryAfter} set={setRetryAfter} min={0} />
			)}
			{kind === 'refuseRecipient' && (
				<label>
					<span class="label">Recipient</span>
					<input
						type="text"
						required
						value={recipient}
						placeholder="+385911234567"
						onInput={({ currentTarget }) => setRecipient(currentTarget.value)}
					/>
				</label>
			)}
			<button type="submit" class="primary">
				Add fault
			</button>
		</form>
	);
}

function Count({
	label,
	value,
	set,
	min,
	max,
}: {
	label: string;
	value: number;
	set(value: number): void;
	min: number;
	max?: number;
}) {
	return (
		<label>
			<span class="label">{label}</span>
			<input
				type="number"
				required
				min={min}
				max={max}
				value={value}
				onInput={({ currentTarget }) => set(Number(currentTarget.value))}
			/>
		</label>
	);
}
