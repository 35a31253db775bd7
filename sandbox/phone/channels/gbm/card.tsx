import { object, text, type Json } from '../../json';
import { Media } from '../../parts/media';
import type { Drawn, MessageType } from '../channel';
import { Suggestions } from './suggestions';

export const card: MessageType = {
	name: 'card',
	is: (content) => content.standaloneCard !== undefined,
	preview: ({ standaloneCard }) => text(object(standaloneCard).title) || 'Card',
	Draw: (drawn) => <Card card={object(drawn.content.standaloneCard)} drawn={drawn} />,
};

/** One card, alone or in a carousel. */
export function Card({ card: part, drawn }: { card: Json; drawn: Drawn }) {
	const { height, contentInfo } = object(part.media);
	const { fileUrl, altText } = object(contentInfo);
	return (
		<div class={`card card-${text(height).toLowerCase() || 'none'}`}>
			{fileUrl !== undefined && <Media kind="picture" url={fileUrl} about={altText} />}
			{text(part.title) !== '' && (
				<p class="card-title" dir="auto">
					{text(part.title)}
				</p>
			)}
			{text(part.description) !== '' && (
				<p class="words" dir="auto">
					{text(part.description)}
				</p>
			)}
			<Suggestions suggestions={part.suggestions} drawn={drawn} />
		</div>
	);
}
