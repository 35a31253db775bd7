import { Fragment } from 'preact';

/** Addresses inside a text, without the full stop behind them. */
const addresses = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g;

/** A text with its addresses as links, as every phone shows them. */
export function Linked({ text }: { text: string }) {
	const parts = [];
	let from = 0;
	for (const { 0: address, index } of text.matchAll(addresses)) {
		parts.push(text.slice(from, index), <Away url={address}>{address}</Away>);
		from = index + address.length;
	}
	parts.push(text.slice(from));
	return (
		<>
			{parts.map((part, index) => (
				<Fragment key={index}>{part}</Fragment>
			))}
		</>
	);
}

/** A link out of the page. Only web addresses can be followed; others are shown. */
export function Away({ url, children }: { url: string; children: preact.ComponentChildren }) {
	if (!/^https?:\/\//i.test(url))
		return (
			<span class="link" title={url}>
				{children}
			</span>
		);
	return (
		<a class="link" href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
			{children}
		</a>
	);
}
