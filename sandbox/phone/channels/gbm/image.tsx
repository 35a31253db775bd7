import { object, text } from '../../json';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

export const image: MessageType = {
	name: 'image',
	is: (content) => content.image !== undefined,
	preview: ({ image: part }) => text(object(part).altText) || 'Picture',
	Draw({ content }) {
		const { fileUrl, altText } = object(content.image);
		return <Media kind="picture" url={fileUrl} about={altText} />;
	},
};
