import { object } from '../../json';
import type { Drawn } from '../channel';
import { Keys } from './keys';

/** The keyboard under a message, which any message may bring and which may come alone. */
export function Keyboard({ drawn }: { drawn: Drawn }) {
	const keyboard = object(drawn.content.keyboard);
	if (keyboard.Buttons === undefined) return null;
	return (
		<div class="keyboard" role="group" aria-label="Keyboard">
			<Keys
				buttons={keyboard.Buttons}
				columns={columnsOf(keyboard.ButtonsGroupColumns)}
				background={keyboard.BgColor}
				drawn={drawn}
			/>
		</div>
	);
}

export function columnsOf(value: unknown): number {
	const columns = Number(value ?? 6);
	return columns >= 1 && columns <= 6 ? columns : 6;
}
