import { list, object, text, type Json } from '../../json';
import type { Drawn } from '../channel';

/** Chips: replies, actions, and the wish for a human. */
export function Suggestions({ suggestions, drawn }: { suggestions: unknown; drawn: Drawn }) {
	const chips = list(suggestions).map(object);
	if (chips.length === 0) return null;
	return (
		<div class="chips" role="group" aria-label="Suggestions">
			{chips.map((chip, index) => (
				<Chip key={index} chip={chip} drawn={drawn} />
			))}
		</div>
	);
}

function Chip({ chip, drawn }: { chip: Json; drawn: Drawn }) {
	if (chip.liveAgentRequest !== undefined) {
		return (
			<button
				type="button"
				class="chip"
				onClick={() => drawn.tap('Message a live agent', '', 'liveAgent')}
			>
				Message a live agent
			</button>
		);
	}
	const action = chip.action !== undefined;
	const part = object(chip.action ?? chip.reply);
	const label = text(part.text);
	const { url } = object(part.openUrlAction);
	const { phoneNumber } = object(part.dialAction);
	return (
		<button
			type="button"
			class="chip"
			title={text(url) || text(phoneNumber) || text(part.postbackData)}
			onClick={() => drawn.tap(label, text(part.postbackData), action ? 'action' : 'reply')}
		>
			{label}
			{action && <span aria-hidden="true"> ↗</span>}
		</button>
	);
}
