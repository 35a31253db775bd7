import { list, object, text } from '../../json';
import type { MessageType } from '../channel';
import { Card } from './card';

export const carousel: MessageType = {
	name: 'carousel',
	is: (content) => content.carouselCard !== undefined,
	preview: () => 'Carousel',
	Draw(drawn) {
		const { cardContents, cardWidth } = object(drawn.content.carouselCard);
		const cards = list(cardContents);
		return (
			<div
				class={`strip strip-${text(cardWidth).toLowerCase()}`}
				role="group"
				aria-label="Carousel"
				tabIndex={0}
			>
				{cards.map((card, index) => (
					<div
						key={index}
						class="strip-card"
						role="group"
						aria-label={`Card ${index + 1} of ${cards.length}`}
					>
						<Card card={object(card)} drawn={drawn} />
					</div>
				))}
			</div>
		);
	},
};
