import { object, text } from '../../json';
import { Person } from '../../parts/media';
import type { MessageType } from '../channel';

export const contact: MessageType = {
	name: 'contact',
	is: ({ type }) => type === 'contact',
	preview: ({ contact: who }) => `Contact ${text(object(who).name)}`,
	Draw: ({ content }) => {
		const { name, phone_number: phone } = object(content.contact);
		return <Person name={name} phone={phone} />;
	},
};
