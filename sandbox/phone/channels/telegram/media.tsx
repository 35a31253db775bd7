import { object, text } from '../../json';
import { Media } from '../../parts/media';
import type { MessageType } from '../channel';
import { FormattedText } from './formatted';

/** A file of some kind with a caption; all of them have the same fields at Mitto. */
export function mediaType(
	name: string,
	label: string,
	kind: Parameters<typeof Media>[0]['kind'],
): MessageType {
	return {
		name,
		is: (content) => content[name] !== undefined,
		preview: (content) => text(object(content[name]).caption) || label,
		Draw({ content }) {
			const { url, caption, parseMode } = object(content[name]);
			return (
				<>
					<Media kind={kind} url={url} />
					{text(caption) !== '' && (
						<FormattedText source={text(caption)} parseMode={text(parseMode)} />
					)}
				</>
			);
		},
	};
}
