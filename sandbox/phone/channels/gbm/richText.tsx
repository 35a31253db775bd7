import { Fragment, type ComponentChildren } from 'preact';

import { Away, Linked } from '../../parts/linked';

const marks = /\*\*([^*]+)\*\*|\*([^*\n]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/;

/** Google's rich text: **bold**, *italic* and [links](address). */
export function RichText({ text }: { text: string }): ComponentChildren {
	const found = marks.exec(text);
	if (found === null) return <Linked text={text} />;
	const [whole, bold, italic, label, address = ''] = found;
	return (
		<Fragment>
			<Linked text={text.slice(0, found.index)} />
			{bold !== undefined ? (
				<strong>{bold}</strong>
			) : italic !== undefined ? (
				<em>{italic}</em>
			) : (
				<Away url={address}>{label}</Away>
			)}
			<RichText text={text.slice(found.index + whole.length)} />
		</Fragment>
	);
}
