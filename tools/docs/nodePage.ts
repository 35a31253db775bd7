import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { mittoChannels } from '../../nodes/channels';
import { menuOf } from '../package/fields';
import { schemasOf } from '../schemas';
import { fieldTable, formFor, optionSection, optionTable } from './fields';
import { page, plain, sentence, table } from './markdown';
import { outputTable } from './outputs';
import { channelFile, channelsOf, entriesOf, type Channel } from './places';
import { sharedBy, without, type Chosen, type ShownField } from './shown';

/** The options that messages have in common: those of all channels, and those of Mitto's own. */
export function sharedOptions(send: INodeTypeDescription): {
	all: ShownField[];
	throughMitto: ShownField[];
} {
	const channels = channelsOf(send);
	const isOfMitto = ({ resource }: Channel) =>
		mittoChannels.some((channel) => channel.resource === resource);
	const all = optionsShared(send, channels);
	return {
		all,
		throughMitto: without(optionsShared(send, channels.filter(isOfMitto)), all),
	};
}

function optionsShared(send: INodeTypeDescription, channels: Channel[]): ShownField[] {
	const forms = channels.flatMap(({ resource }) =>
		menuOf(send)
			.filter(
				({ resource: of, entry }) => of === resource && String(entry.value).startsWith('send'),
			)
			.map(
				({ entry }) =>
					formFor(send.properties, { resource, operation: String(entry.value) }).options,
			),
	);
	return sharedBy(forms);
}

/** Mitto Send: its channels have pages of their own, so the rest is told here. */
export function sendPage(send: INodeTypeDescription): string {
	const channels = channelsOf(send);
	const shared = sharedOptions(send);
	const isChannel = ({ value }: INodePropertyOptions) =>
		channels.some(({ resource }) => resource === value);
	const others = entriesOf(send, 'resource').filter((entry) => !isChannel(entry));
	return page(
		intro(send),
		'## Channels',
		table(
			['Channel', 'Operations'],
			channels.map((channel) => [
				`[${plain(channel.name)}](../${channelFile(channel)})`,
				menuOf(send)
					.filter(({ resource }) => resource === channel.resource)
					.map(({ entry }) => entry.name)
					.join(', '),
			]),
		),
		'## Options of every message',
		optionTable(shared.all, send.properties),
		'Messages on the channels of Mitto, which are all but Viber Bot, also have:',
		optionTable(shared.throughMitto, send.properties),
		others.map((entry) => otherThanMessages(send, entry)),
	);
}

function otherThanMessages(
	send: INodeTypeDescription,
	{ name, value, description = '' }: INodePropertyOptions,
): string {
	const resource = String(value);
	return page(
		`## ${name}`,
		sentence(plain(description)),
		menuOf(send)
			.filter((menu) => menu.resource === resource)
			.map(({ entry }) =>
				operation(send, 'MittoSend', [{ resource, operation: String(entry.value) }], {
					entry,
					schema: `${resource}/${String(entry.value)}.json`,
				}),
			),
	).trim();
}

/** A node with an operation menu and a menu of channels, whose own forms are told on the channels' pages. */
export function channelledPage(
	node: INodeTypeDescription,
	className: string,
	send: INodeTypeDescription,
): string {
	const channels = entriesOf(node, 'channel').map(({ value }) => String(value));
	return page(
		intro(node),
		`Sender, message and limits are those of the channel: ${links(send, channels)}.`,
		menuOf(node).map(({ entry }) =>
			operation(
				node,
				className,
				channels.map((channel) => ({ operation: String(entry.value), channel })),
				{ entry, schema: `${String(entry.value)}.json` },
			),
		),
	);
}

function links(send: INodeTypeDescription, wanted: string[]): string {
	const found = channelsOf(send).filter(({ resource }) => wanted.includes(resource));
	return found.map((channel) => `[${plain(channel.name)}](../${channelFile(channel)})`).join(', ');
}

export function triggerPage(trigger: INodeTypeDescription, className: string): string {
	const menu = ['source', 'channel'].find((name) => entriesOf(trigger, name).length > 0) ?? '';
	const entries = entriesOf(trigger, menu);
	const { properties } = trigger;
	const forms = entries.map((entry) => {
		const chosen = { [menu]: String(entry.value) };
		return { entry, ...formFor(properties, chosen) };
	});
	const common = sharedBy(forms.map(({ fields }) => fields));
	const commonOptions = sharedBy(forms.map(({ options }) => options));
	return page(
		intro(trigger),
		'## Every sender',
		fieldTable(common, properties),
		optionSection(commonOptions, properties),
		forms.map(({ entry, fields, options, notes }) => {
			const own = without(options, commonOptions);
			return page(
				`## Trigger on ${entry.name}`,
				sentence(plain(entry.description ?? '')),
				notes.map((note) => `> ${plain(note)}`),
				fieldTable(without(fields, common), properties),
				optionSection(own, properties),
			).trim();
		}),
		'## What comes out',
		...schemasOf(className).map(({ schema }) => outputTable(schema)),
	);
}

/** One operation, with what its forms have in common whatever else is chosen. */
function operation(
	node: INodeTypeDescription,
	className: string,
	forms: Chosen[],
	{ entry, schema }: { entry: INodePropertyOptions; schema: string },
): string {
	const { properties } = node;
	const shown = forms.map((chosen) => formFor(properties, chosen));
	const output = schemasOf(className).find(({ path }) => path === schema);
	return page(
		`${className === 'MittoSend' ? '###' : '##'} ${entry.name}`,
		sentence(plain(entry.description ?? '')),
		shown.slice(0, 1).flatMap(({ notes }) => notes.map((note) => `> ${plain(note)}`)),
		fieldTable(sharedBy(shown.map(({ fields }) => fields)), properties),
		optionSection(sharedBy(shown.map(({ options }) => options)), properties),
		output === undefined ? '' : page('What comes out:', outputTable(output.schema)).trim(),
	).trim();
}

const intro = ({ displayName, description }: INodeTypeDescription): string[] => [
	`# ${displayName}`,
	sentence(plain(description)),
];
