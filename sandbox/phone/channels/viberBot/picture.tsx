import { text } from '../../json';
import { Linked } from '../../parts/linked';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

export const picture: MessageType = {
	name: 'picture',
	is: ({ type }) => type === 'picture',
	preview: ({ text: words }) => text(words) || 'Picture',
	Draw: ({ content }) => (
		<>
			<Media kind="picture" url={content.media} />
			{text(content.text) !== '' && (
				<p class="words" dir="auto">
					<Linked text={text(content.text)} />
				</p>
			)}
		</>
	),
};
