import { object, text } from '../../json';
import { Place } from '../../parts/media';
import type { MessageType } from '../channel';

export const location: MessageType = {
	name: 'location',
	is: (content) => content.location !== undefined,
	preview: ({ location: where }) =>
		`Location ${text(object(where).latitude)}, ${text(object(where).longitude)}`,
	Draw({ content }) {
		const { latitude, longitude } = object(content.location);
		return <Place latitude={latitude} longitude={longitude} />;
	},
};
