import { Fragment, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { CannotParse, format, type Entity, type EntityType } from '../../../telegram/format';
import { Away, Linked } from '../../parts/linked';

/** A text as Telegram formats it; as it was written, when Telegram would refuse it. */
export function FormattedText({ source, parseMode }: { source: string; parseMode: string }) {
	return (
		<div class="words" dir="auto">
			{drawn(source, parseMode)}
		</div>
	);
}

function drawn(source: string, parseMode: string): ComponentChildren {
	try {
		const { text, entities } = format(source, parseMode || 'Default');
		return nest(text, 0, text.length, entities);
	} catch (reason) {
		if (!(reason instanceof CannotParse)) throw reason;
		return <span class="unparsed">{source}</span>;
	}
}

/** Draws the entities between two places, each with those inside it. */
function nest(text: string, from: number, to: number, entities: Entity[]): ComponentChildren {
	const parts: ComponentChildren[] = [];
	let at = from;
	let rest = entities;
	while (rest.length > 0) {
		const [entity, ...others] = rest as [Entity, ...Entity[]];
		const end = entity.offset + entity.length;
		parts.push(<Linked text={text.slice(at, entity.offset)} />);
		const inside = others.filter(({ offset }) => offset < end);
		parts.push(<Styled entity={entity}>{nest(text, entity.offset, end, inside)}</Styled>);
		at = end;
		rest = others.filter(({ offset }) => offset >= end);
	}
	parts.push(<Linked text={text.slice(at, to)} />);
	return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>);
}

const elements: Partial<Record<EntityType, 'strong' | 'em' | 'u' | 's' | 'code' | 'blockquote'>> = {
	bold: 'strong',
	italic: 'em',
	underline: 'u',
	strikethrough: 's',
	code: 'code',
	blockquote: 'blockquote',
};

function Styled({ entity, children }: { entity: Entity; children: ComponentChildren }) {
	const { type, url = '', language } = entity;
	if (type === 'textLink') return <Away url={url}>{children}</Away>;
	if (type === 'spoiler') return <Spoiler>{children}</Spoiler>;
	if (type === 'pre') {
		return (
			<pre tabIndex={0} aria-label={language ? `Code in ${language}` : 'Code'}>
				{language !== undefined && <span class="language">{language}</span>}
				<code>{children}</code>
			</pre>
		);
	}
	const Element = elements[type];
	return Element === undefined ? <>{children}</> : <Element>{children}</Element>;
}

function Spoiler({ children }: { children: ComponentChildren }) {
	const [shown, show] = useState(false);
	return (
		<button
			type="button"
			class={shown ? 'spoiler shown' : 'spoiler'}
			aria-expanded={shown}
			aria-label={shown ? undefined : 'Spoiler, show it'}
			onClick={() => show(!shown)}
		>
			<span aria-hidden={!shown}>{children}</span>
		</button>
	);
}
