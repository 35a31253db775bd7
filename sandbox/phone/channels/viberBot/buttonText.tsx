import type { ComponentChildren } from 'preact';

import { colourOf, readableOn } from '../../parts/colour';

interface Node {
	tag: string;
	colour?: string;
	children: Array<Node | string>;
}

/** The few tags that Viber reads in the text of a button; everything else is text. */
export function ButtonText({
	html,
	background,
	size,
}: {
	html: string;
	background: string;
	size: string;
}) {
	return (
		<span class={`key-text key-${size || 'regular'}`} dir="auto">
			{draw(read(html), background)}
		</span>
	);
}

/** Reads b, i, u, s, br and font; a tag that is closed in the wrong place is closed all the same. */
export function read(html: string): Node {
	const root: Node = { tag: '', children: [] };
	const open = [root];
	for (const [, closing, name = '', attributes = '', words] of html.matchAll(
		/<(\/?)(b|i|u|s|br|font)\b([^>]*)>|((?:[^<]|<(?!\/?(?:b|i|u|s|br|font)\b))+)/gi,
	)) {
		const parent = open.at(-1)!;
		if (words !== undefined) {
			parent.children.push(
				words.replace(
					/&(lt|gt|amp|quot);/g,
					(_, entity: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[entity] ?? '',
				),
			);
			continue;
		}
		const tag = name.toLowerCase();
		if (tag === 'br') parent.children.push('\n');
		else if (closing === '/') {
			if (open.length > 1) open.pop();
		} else {
			const [, colour] = /color\s*=\s*["']?(#[0-9a-f]{6})/i.exec(attributes) ?? [];
			const node: Node = { tag, children: [], ...(colour !== undefined && { colour }) };
			parent.children.push(node);
			open.push(node);
		}
	}
	return root;
}

const elements: Record<string, 'b' | 'i' | 'u' | 's' | 'span'> = {
	b: 'b',
	i: 'i',
	u: 'u',
	s: 's',
	font: 'span',
};

function draw({ children }: Node, background: string): ComponentChildren {
	return children.map((child, index) => {
		if (typeof child === 'string') return child;
		const Element = elements[child.tag] ?? 'span';
		const wanted = colourOf(child.colour);
		return (
			<Element key={index} style={wanted && { color: readableOn(background, wanted) }}>
				{draw(child, background)}
			</Element>
		);
	});
}
