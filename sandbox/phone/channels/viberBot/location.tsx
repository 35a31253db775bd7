import { object, text } from '../../json';
import { Place } from '../../parts/media';
import type { MessageType } from '../channel';

export const location: MessageType = {
	name: 'location',
	is: ({ type }) => type === 'location',
	preview: ({ location: where }) =>
		`Location ${text(object(where).lat)}, ${text(object(where).lon)}`,
	Draw: ({ content }) => {
		const { lat, lon } = object(content.location);
		return <Place latitude={lat} longitude={lon} />;
	},
};
