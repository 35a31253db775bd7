import { useEffect, useState } from 'preact/hooks';

import type { ExchangeDetail } from '../../wire';
import { api } from '../api';
import { addressOf } from '../router';
import { Replay } from './replay';

/** One request or callback with all that is known of it. */
export function Exchange({ id }: { id: number }) {
	const [detail, setDetail] = useState<ExchangeDetail>();
	const [problem, setProblem] = useState('');
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		api.exchange(id).then(setDetail, (reason: Error) => setProblem(reason.message));
	}, [id]);
	if (detail === undefined) {
		return (
			<section class="welcome" aria-label="Details">
				<h2>{problem}</h2>
			</section>
		);
	}
	const copy = () => {
		void navigator.clipboard.writeText(detail.curl).then(() => setCopied(true));
	};
	return (
		<section class="detail" aria-label={`Details of ${detail.kind} ${id}`} data-exchange={id}>
			<header>
				<a class="back" href="/inspector" aria-label="Back to the list">
					‹
				</a>
				<h2>
					{detail.method} <span class="address-text">{detail.address}</span>
				</h2>
			</header>
			<p class={`verdict verdict-${detail.verdict}`} data-testid="verdict">
				{verdictInWords(detail)}
			</p>
			{detail.findings.length > 0 && (
				<ul class="findings">
					{detail.findings.map(({ field, complaint, source }, index) => (
						<li key={index}>
							<code>{field}</code> {complaint}
							<span class="source">{source}</span>
						</li>
					))}
				</ul>
			)}
			{detail.kind === 'callback' && <Replay detail={detail} />}
			{detail.messages.length > 0 && (
				<p class="hint">
					Messages:{' '}
					{detail.messages.slice(0, 10).map((message) => (
						<a key={message} href={addressOf.message(message)}>
							{message.slice(0, 8)}
						</a>
					))}
					{detail.messages.length > 10 && ` and ${detail.messages.length - 10} more`}
				</p>
			)}
			<div class="detail-line">
				<button type="button" class="small" onClick={copy}>
					Copy as curl
				</button>
				<span role="status" class="hint">
					{copied && 'Copied; secrets are shell variables'}
				</span>
			</div>
			<Part title="Request" headers={detail.headers} body={detail.body} />
			<Part title="Answer" headers={detail.answer.headers} body={pretty(detail.answer.body)} />
			<details>
				<summary>As curl</summary>
				<pre tabIndex={0} aria-label="curl command" data-testid="curl">
					{detail.curl}
				</pre>
			</details>
		</section>
	);
}

function verdictInWords({
	verdict,
	kind,
	status,
	fault,
	milliseconds,
	findings,
}: ExchangeDetail): string {
	const answered = status === 0 ? 'No answer' : `Answered ${status}`;
	const time = `${answered} after ${milliseconds} ms.`;
	if (fault !== undefined) return `${time} The switchboard put a fault here: ${fault}.`;
	if (kind === 'callback')
		return verdict === 'fine' ? `${time} n8n took it.` : `${time} n8n refused it.`;
	if (verdict === 'fine') return `${time} Keeps to the vendor’s rules.`;
	return findings.length === 0 ? `${time} Refused.` : `${time} The vendor’s rules object:`;
}

function Part({
	title,
	headers,
	body,
}: {
	title: string;
	headers: Record<string, string>;
	body: string;
}) {
	return (
		<section class="part">
			<h3>{title}</h3>
			<details>
				<summary>{Object.keys(headers).length} headers</summary>
				<dl class="headers">
					{Object.entries(headers).map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
				</dl>
			</details>
			{body !== '' && (
				<pre tabIndex={0} aria-label={`${title}: body`}>
					{body}
				</pre>
			)}
		</section>
	);
}

function pretty(body: string): string {
	// Numbers with 64 bits would be rounded by reading them.
	if (body.length > 20_000 || /\d{16}/.test(body)) return body;
	try {
		return JSON.stringify(JSON.parse(body), null, 2);
	} catch {
		return body;
	}
}
