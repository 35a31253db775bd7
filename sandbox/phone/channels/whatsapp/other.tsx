import { object, text } from '../../json';
import type { MessageType } from '../channel';

/** Kinds of which no document shows the fields. */
export const other: MessageType = {
	name: 'other',
	is: () => true,
	preview: ({ regular }) => text(object(regular).type) || 'Message',
	Draw: ({ content }) => (
		<pre class="raw" tabIndex={0} aria-label="The message as it was sent">
			{JSON.stringify(content, null, 2)}
		</pre>
	),
};
