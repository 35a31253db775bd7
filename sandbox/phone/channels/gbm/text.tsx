import { object, text as words } from '../../json';
import { Linked } from '../../parts/linked';
import type { MessageType } from '../channel';
import { RichText } from './richText';

export const text: MessageType = {
	name: 'text',
	is: (content) => content.text !== undefined,
	preview: ({ text: part }) => words(object(part).message),
	Draw({ content }) {
		const { message, containsRichText } = object(content.text);
		return (
			<p class="words" dir="auto">
				{containsRichText === true ? (
					<RichText text={words(message)} />
				) : (
					<Linked text={words(message)} />
				)}
			</p>
		);
	},
};
