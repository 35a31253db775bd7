import { object, text } from '../../json';
import { ChatMarks } from '../../parts/chatMarks';
import { Away } from '../../parts/linked';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

/** Text, image and button, alone or together: Viber Business shows them in this order. */
export const rich: MessageType = {
	name: 'rich',
	is: () => true,
	preview: ({ text: words, mediaUrl }) => text(words) || (mediaUrl ? 'Picture' : ''),
	Draw({ content }) {
		const { caption, action } = object(content.button);
		return (
			<>
				{text(content.mediaUrl) !== '' && <Media kind="picture" url={content.mediaUrl} />}
				{text(content.text) !== '' && (
					<p class="words" dir="auto">
						<ChatMarks text={text(content.text)} />
					</p>
				)}
				{text(caption) !== '' && (
					<div class="action">
						<Away url={text(action)}>{text(caption)}</Away>
					</div>
				)}
				<p class="note">{text(content.type)}</p>
			</>
		);
	},
};
