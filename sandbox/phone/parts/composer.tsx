import { useState } from 'preact/hooks';

import type { Act } from '../../wire';
import type { Doing } from '../channels/channel';

const things: Record<Exclude<Doing, 'text'>, { label: string; act: Act }> = {
	picture: { label: 'Picture', act: { kind: 'picture', caption: '' } },
	location: { label: 'Location', act: { kind: 'location', latitude: 45.815, longitude: 15.9819 } },
	contact: { label: 'Contact', act: { kind: 'contact', name: 'Ana', phone: '+385911234567' } },
};

/** Where the person answers. */
export function Composer({
	can,
	act,
	outcome,
}: {
	can: Doing[];
	act(act: Act): void;
	outcome: string;
}) {
	const [text, setText] = useState('');
	const others = can.filter((doing) => doing !== 'text');
	const send = (event: Event) => {
		event.preventDefault();
		if (text.trim() === '') return;
		act({ kind: 'text', text });
		setText('');
	};
	return (
		<form class="composer" onSubmit={send}>
			<p class="outcome" role="status" data-testid="outcome">
				{outcome}
			</p>
			<div class="composer-line">
				<input
					type="text"
					dir="auto"
					aria-label="Reply as this person"
					placeholder="Reply as this person"
					autoComplete="off"
					value={text}
					onInput={({ currentTarget }) => setText(currentTarget.value)}
				/>
				<button type="submit" class="primary">
					Send
				</button>
			</div>
			{others.length > 0 && (
				<div class="composer-line attachments">
					{others.map((doing) => (
						<button key={doing} type="button" class="small" onClick={() => act(things[doing].act)}>
							{things[doing].label}
						</button>
					))}
				</div>
			)}
		</form>
	);
}
