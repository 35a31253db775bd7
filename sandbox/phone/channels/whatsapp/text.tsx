import { object, text as words } from '../../json';
import { ChatMarks } from '../../parts/chatMarks';
import type { MessageType } from '../channel';

export const text: MessageType = {
	name: 'text',
	is: ({ type, regular }) => type === 'regular' && object(regular).type === 'text',
	preview: ({ regular }) => words(object(regular).text),
	Draw: ({ content }) => (
		<p class="words" dir="auto">
			<ChatMarks text={words(object(content.regular).text)} />
		</p>
	),
};
