import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { choicesOf, menuOf } from '../package/fields';

/** A channel of Mitto Send on which messages go out. */
export interface Channel {
	resource: string;
	name: string;
	description: string;
}

/** The entries of Mitto Send's first menu on which messages are sent, in its order. */
export function channelsOf(send: INodeTypeDescription): Channel[] {
	const sending = new Set(
		menuOf(send)
			.filter(({ entry }) => String(entry.value).startsWith('send'))
			.map(({ resource }) => resource),
	);
	return entriesOf(send, 'resource')
		.filter(({ value }) => sending.has(String(value)))
		.map(({ name, value, description = '' }) => ({ resource: String(value), name, description }));
}

export function entriesOf(
	{ properties }: INodeTypeDescription,
	menu: string,
): INodePropertyOptions[] {
	return properties.filter(({ name }) => name === menu).flatMap(choicesOf);
}

const slug = (name: string) =>
	name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/-$/, '');

export const nodeFile = ({ displayName }: INodeTypeDescription): string =>
	`nodes/${slug(displayName)}.md`;

export const channelFile = ({ name }: Pick<Channel, 'name'>): string => `channels/${slug(name)}.md`;
