import { useState } from 'preact/hooks';

import type { ExchangeDetail, Proof } from '../../wire';
import { api } from '../api';
import { addressOf } from '../router';

const proofs: Record<Proof, string> = {
	signed: 'Signed by the vendor',
	forged: 'Signed with a wrong secret',
	unsigned: 'Not signed',
	stale: 'With the signature of the first body',
};

/** A callback once more: as it was, forged, or with another body. */
export function Replay({ detail }: { detail: ExchangeDetail }) {
	const [body, setBody] = useState(detail.body);
	const [proof, setProof] = useState<Proof>('signed');
	const [outcome, setOutcome] = useState<{ words: string; exchange?: number }>({ words: '' });
	const run = (how: Proof, what?: string) => {
		api
			.replay(detail.id, how, what)
			.then(({ status, exchange }) =>
				setOutcome({
					words: status === 0 ? 'Nobody listened there' : `n8n answered ${status}`,
					exchange,
				}),
			)
			.catch((reason: Error) => setOutcome({ words: reason.message }));
	};
	return (
		<section class="replay" aria-label="Replay">
			<div class="detail-line">
				<button type="button" class="primary" onClick={() => run('signed')}>
					Replay
				</button>
				<button type="button" onClick={() => run('forged')}>
					Forge
				</button>
				<button type="button" onClick={() => run('unsigned')}>
					Send unsigned
				</button>
				<span role="status" class="outcome" data-testid="replay-outcome">
					{outcome.words}{' '}
					{outcome.exchange !== undefined && (
						<a href={addressOf.exchange(outcome.exchange)}>Look at it</a>
					)}
				</span>
			</div>
			<details>
				<summary>Edit and replay</summary>
				<textarea
					aria-label="Body of the callback"
					spellcheck={false}
					rows={8}
					value={body}
					onInput={({ currentTarget }) => setBody(currentTarget.value)}
				/>
				<div class="detail-line">
					<select
						aria-label="Signature"
						value={proof}
						onChange={({ currentTarget }) => setProof(currentTarget.value as Proof)}
					>
						{Object.entries(proofs).map(([name, label]) => (
							<option key={name} value={name}>
								{label}
							</option>
						))}
					</select>
					<button type="button" onClick={() => run(proof, body)}>
						Send edited
					</button>
				</div>
			</details>
		</section>
	);
}
