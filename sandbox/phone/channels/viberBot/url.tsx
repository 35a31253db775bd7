import { text } from '../../json';
import { Away } from '../../parts/linked';
import type { MessageType } from '../channel';

export const url: MessageType = {
	name: 'url',
	is: ({ type }) => type === 'url',
	preview: ({ media }) => text(media),
	Draw: ({ content }) => (
		<p class="words">
			<Away url={text(content.media)}>{text(content.media)}</Away>
		</p>
	),
};
