import { useState } from 'preact/hooks';

import type { FaultState, ReportSettings } from '../../wire';
import { api } from '../api';
import { channelPages } from '../channels';
import { AddressForm } from '../parts/addressForm';
import { useStore } from '../store';
import { FaultForm, faultLabels } from './faultForm';

/** Breaks what a vendor may break, and sets what happens by itself. */
export function Switchboard() {
	const { settings } = useStore();
	const [cleared, setCleared] = useState('');
	if (settings === undefined) return null;
	const { faults, latencyMs, reports, webhooks } = settings;
	const set = (list: object[]) => void api.faults(list);
	const clear = () => void api.clear().then(() => setCleared('Everything was forgotten'));
	return (
		<div class="switchboard">
			<h1>Switchboard</h1>
			<section class="panel panel-wide" aria-label="Faults">
				<h2>Faults</h2>
				{faults.length === 0 ? (
					<p class="hint">Every vendor behaves.</p>
				) : (
					<ul class="faults">
						{faults.map((fault, index) => (
							<li key={index}>
								<span>
									<strong>{faultLabels[fault.kind] ?? fault.kind}</strong> {detailsOf(fault)}
								</span>
								<button
									type="button"
									class="small"
									aria-label={`Remove: ${faultLabels[fault.kind] ?? fault.kind}`}
									onClick={() => set(faults.filter((other) => other !== fault).map(plain))}
								>
									Remove
								</button>
							</li>
						))}
					</ul>
				)}
				<FaultForm add={(fault) => set([...faults.map(plain), fault])} />
			</section>
			<section class="panel" aria-label="Time">
				<h2>Latency</h2>
				<label>
					<span class="label">Every vendor takes (ms)</span>
					<input
						type="number"
						min="0"
						max="60000"
						value={latencyMs}
						onChange={({ currentTarget }) => void api.latency(Number(currentTarget.value))}
					/>
				</label>
			</section>
			<Reports reports={reports} />
			<section class="panel" aria-label="Addresses">
				<h2>Where callbacks go</h2>
				<dl class="facts">
					{Object.entries(webhooks).map(([name, urls]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{urls.length === 0 ? 'Nothing is registered' : urls.join(', ')}</dd>
						</div>
					))}
				</dl>
				<h3>SMS</h3>
				<AddressForm name="sms" />
				<h3>Google Business Messages</h3>
				<AddressForm name="gbm" />
			</section>
			<section class="panel" aria-label="Start over">
				<h2>Start over</h2>
				<div class="detail-line">
					<button type="button" onClick={clear}>
						Forget all messages and requests
					</button>
					<span role="status" class="hint">
						{cleared}
					</span>
				</div>
			</section>
		</div>
	);
}

/** The settings of a fault without its count, which starts again. */
function plain(fault: FaultState): object {
	return { ...fault, hits: undefined };
}

function detailsOf({ channel, recipient, probability, times, hits }: FaultState): string {
	const parts = [
		channel === undefined ? 'on all channels' : `on ${labelOf(channel)}`,
		recipient !== undefined && `for ${recipient}`,
		probability !== undefined && `with a chance of ${Math.round(probability * 100)} %`,
		times !== undefined && `the next ${times}`,
		`hit ${hits}`,
	];
	return parts.filter((part) => part !== false).join(', ');
}

function labelOf(channel: string): string {
	return Object.values(channelPages).find(({ name }) => name === channel)?.label ?? channel;
}

function Reports({ reports }: { reports: ReportSettings }) {
	const change = (part: Partial<ReportSettings>) => void api.reports(part);
	return (
		<section class="panel" aria-label="Reports">
			<h2>Delivery reports</h2>
			<label>
				<span class="label">What is reported by itself</span>
				<select
					value={reports.mode}
					onChange={({ currentTarget }) =>
						change({ mode: currentTarget.value as ReportSettings['mode'] })
					}
				>
					<option value="standard">SMS with a callback URL</option>
					<option value="all">Everything</option>
					<option value="manual">Nothing</option>
				</select>
			</label>
			<label>
				<span class="label">After (ms)</span>
				<input
					type="number"
					min="0"
					max="600000"
					value={reports.afterMs}
					onChange={({ currentTarget }) => change({ afterMs: Number(currentTarget.value) })}
				/>
			</label>
			<label>
				<span class="label">Up to</span>
				<select
					value={reports.upTo}
					onChange={({ currentTarget }) =>
						change({ upTo: currentTarget.value as ReportSettings['upTo'] })
					}
				>
					<option value="delivered">Delivered</option>
					<option value="read">Read</option>
				</select>
			</label>
		</section>
	);
}
