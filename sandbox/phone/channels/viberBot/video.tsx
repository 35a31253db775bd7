import { text } from '../../json';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

export const video: MessageType = {
	name: 'video',
	is: ({ type }) => type === 'video',
	preview: ({ text: words }) => text(words) || 'Video',
	Draw: ({ content }) => (
		<>
			<Media kind="video" url={content.media} />
			{text(content.text) !== '' && (
				<p class="words" dir="auto">
					{text(content.text)}
				</p>
			)}
			{content.duration !== undefined && <p class="note">{text(content.duration)} s</p>}
		</>
	),
};
