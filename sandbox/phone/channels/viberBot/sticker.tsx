import { text } from '../../json';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

export const sticker: MessageType = {
	name: 'sticker',
	is: ({ type }) => type === 'sticker',
	preview: ({ sticker_id: id }) => `Sticker ${text(id)}`,
	Draw: ({ content }) => (
		<Media kind="sticker" url="" name={`Sticker ${text(content.sticker_id)}`} />
	),
};
