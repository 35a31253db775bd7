import { Fragment, type ComponentChildren } from 'preact';

import { Linked } from './linked';

/** Marks that Viber and WhatsApp share: *bold*, _italic_, ~struck~ and three back-ticks. */
const marks =
	/```([\s\S]+?)```|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])/;

/** A text with the marks of a chat app drawn. */
export function ChatMarks({ text }: { text: string }): ComponentChildren {
	const found = marks.exec(text);
	if (found === null) return <Linked text={text} />;
	const [whole, mono, bold, italic, struck] = found;
	const drawn =
		mono !== undefined ? (
			<code>{mono}</code>
		) : bold !== undefined ? (
			<strong>
				<ChatMarks text={bold} />
			</strong>
		) : italic !== undefined ? (
			<em>
				<ChatMarks text={italic} />
			</em>
		) : (
			<s>
				<ChatMarks text={struck ?? ''} />
			</s>
		);
	return (
		<Fragment>
			<Linked text={text.slice(0, found.index)} />
			{drawn}
			<ChatMarks text={text.slice(found.index + whole.length)} />
		</Fragment>
	);
}
