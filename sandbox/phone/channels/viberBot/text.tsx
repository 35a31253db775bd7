import { text as words } from '../../json';
import { Linked } from '../../parts/linked';
import type { MessageType } from '../channel';

export const text: MessageType = {
	name: 'text',
	is: ({ type }) => type === 'text',
	preview: ({ text: part }) => words(part),
	Draw: ({ content }) => (
		<p class="words" dir="auto">
			<Linked text={words(content.text)} />
		</p>
	),
};
