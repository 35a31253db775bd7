import { text } from '../../json';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';

export const file: MessageType = {
	name: 'file',
	is: ({ type }) => type === 'file',
	preview: ({ file_name: name }) => `File ${text(name)}`,
	Draw: ({ content }) => (
		<>
			<Media kind="file" url={content.media} name={content.file_name} />
			<p class="note">{Math.ceil(Number(content.size) / 1024)} KiB</p>
		</>
	),
};
