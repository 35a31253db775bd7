import { list, object, text } from '../../json';
import type { MessageType } from '../channel';
import { columnsOf } from './keyboard';
import { Keys } from './keys';

/** Rich media: cards side by side. A card is full when its rows are. */
export const carousel: MessageType = {
	name: 'carousel',
	is: ({ type }) => type === 'rich_media',
	preview: ({ alt_text: alternative }) => text(alternative) || 'Carousel',
	Draw(drawn) {
		const media = object(drawn.content.rich_media);
		const columns = columnsOf(media.ButtonsGroupColumns);
		const rows = Number(media.ButtonsGroupRows ?? 7);
		const cards = cardsOf(list(media.Buttons), columns * rows, columns);
		return (
			<div class="strip" role="group" aria-label="Carousel" tabIndex={0}>
				{cards.map((buttons, index) => (
					<div
						key={index}
						class="strip-card"
						role="group"
						aria-label={`Card ${index + 1} of ${cards.length}`}
					>
						<Keys buttons={buttons} columns={columns} background={media.BgColor} drawn={drawn} />
					</div>
				))}
			</div>
		);
	},
};

function cardsOf(buttons: unknown[], room: number, columns: number): unknown[][] {
	const cards: unknown[][] = [];
	let left = 0;
	for (const button of buttons) {
		const { Columns = columns, Rows = 1 } = object(button);
		const size = Number(Columns) * Number(Rows);
		if (size > left) {
			cards.push([]);
			left = room;
		}
		cards.at(-1)!.push(button);
		left -= size;
	}
	return cards;
}
