import { object, text } from '../../json';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

export const file: MessageType = {
	name: 'file',
	is: ({ file: part }) => object(part).mediaUrl !== undefined,
	preview: ({ file: part }) => `File ${text(object(part).fileName)}`,
	Draw: ({ content }) => {
		const { mediaUrl, fileName } = object(content.file);
		return <Media kind="file" url={mediaUrl} name={fileName} />;
	},
};
