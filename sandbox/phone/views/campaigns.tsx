import { channelPages, preview } from '../channels';
import { StatusMark, timeOf } from '../parts/status';
import { VirtualList } from '../parts/virtualList';
import { addressOf } from '../router';
import { useStore } from '../store';

/** What bulk requests brought, second by second. */
export function Campaigns() {
	const store = useStore();
	const { tally, bulk } = store;
	if (tally === undefined) return null;
	const facts = [
		['Accepted', tally.accepted],
		['Recipients', tally.recipients],
		['Refused', tally.refused],
		['Got it twice', tally.repeatedCount],
	] as const;
	return (
		<div class="campaigns">
			<h1>Campaigns</h1>
			<dl class="tiles">
				{facts.map(([label, count]) => (
					<div key={label} class={label === 'Got it twice' && count > 0 ? 'tile bad' : 'tile'}>
						<dt>{label}</dt>
						<dd data-testid={label}>{count.toLocaleString('en')}</dd>
					</div>
				))}
			</dl>
			<Rate perSecond={tally.perSecond} />
			{tally.repeatedCount > 0 && (
				<section>
					<h2>Who got more than one</h2>
					<ul class="repeated">
						{tally.repeated.slice(0, 20).map(({ person, times }) => (
							<li key={person}>
								<strong>{person}</strong> {times} times
							</li>
						))}
					</ul>
					{tally.repeatedCount > 20 && <p>and {tally.repeatedCount - 20} more</p>}
				</section>
			)}
			<section class="recipients" aria-label="Recipients">
				<h2>Recipients, newest first</h2>
				{bulk.length === 0 ? (
					<p class="hint">No bulk request was accepted yet.</p>
				) : (
					<VirtualList
						items={bulk.toReversed()}
						keyOf={({ id }) => id}
						estimate={40}
						label="Recipients"
						draw={(message) => (
							<a
								class="recipient"
								data-channel={message.channel}
								href={addressOf.conversation(message.channel, message.person)}
							>
								<span class="dot" aria-hidden="true" />
								<strong>{message.person}</strong>
								<span class="recipient-text" dir="auto">
									{preview(message, store.contentOf(message))}
								</span>
								<span class="recipient-channel">{channelPages[message.channel].label}</span>
								<StatusMark message={{ ...message, description: undefined }} />
								<time dateTime={message.at}>{timeOf(message.at)}</time>
							</a>
						)}
					/>
				)}
			</section>
		</div>
	);
}

/** The last minute, one bar a second. The running second is not counted as the pace yet. */
function Rate({ perSecond }: { perSecond: number[] }) {
	const most = Math.max(1, ...perSecond);
	const pace = perSecond.at(-2) ?? 0;
	return (
		<figure class="rate">
			<figcaption>
				Accepted per second in the last minute: now {pace}, at most {Math.max(...perSecond)}
			</figcaption>
			<svg viewBox="0 0 600 80" preserveAspectRatio="none" aria-hidden="true">
				{perSecond.map((count, index) => (
					<rect
						key={index}
						x={index * 10 + 1}
						width="8"
						y={80 - (count / most) * 78}
						height={(count / most) * 78}
						rx="1"
					/>
				))}
			</svg>
		</figure>
	);
}
