import { object, text as words } from '../../json';
import type { MessageType } from '../channel';
import { FormattedText } from './formatted';

export const text: MessageType = {
	name: 'text',
	is: (content) => content.text !== undefined,
	preview: ({ text: part }) => words(object(part).message),
	Draw({ content }) {
		const { message, parseMode } = object(content.text);
		return <FormattedText source={words(message)} parseMode={words(parseMode)} />;
	},
};
