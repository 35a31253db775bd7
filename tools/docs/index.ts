import type { INodeTypeDescription } from 'n8n-workflow';

import { publishedNodes } from '../package/published';
import { channelPage } from './channelPage';
import { page, plain, sentence, table } from './markdown';
import { channelledPage, sendPage, sharedOptions, triggerPage } from './nodePage';
import { channelFile, channelsOf, nodeFile } from './places';

/** A page of the documentation, by its path below `docs/`. */
export interface Page {
	path: string;
	text: string;
}

/** A page for every node and every channel, made from what n8n's editor is given. */
export function pages(): Page[] {
	const nodes = publishedNodes.map(({ className, type }) => ({
		className,
		node: type.description,
	}));
	const send = nodes.find(({ className }) => className === 'MittoSend')?.node;
	if (send === undefined) throw new Error('There is no Mitto Send');
	const { all, throughMitto } = sharedOptions(send);
	const options = [...all, ...throughMitto];
	const channels = channelsOf(send).map((channel) => ({
		path: channelFile(channel),
		text: channelPage(send, channel, options),
	}));
	const ofNodes = nodes.map(({ className, node }) => ({
		path: nodeFile(node),
		text: nodePage(node, className, send),
	}));
	return [{ path: 'README.md', text: index(send) }, ...ofNodes, ...channels].map(marked);
}

function nodePage(
	node: INodeTypeDescription,
	className: string,
	send: INodeTypeDescription,
): string {
	if (node === send) return sendPage(send);
	if (node.group.includes('trigger')) return triggerPage(node, className);
	return channelledPage(node, className, send);
}

function index(send: INodeTypeDescription): string {
	return page(
		'# Nodes and channels',
		'What every form asks for, what is checked, and what comes out. The [README](../README.md) tells how to begin.',
		table(
			['Node', 'Does'],
			publishedNodes.map(({ type: { description } }) => [
				`[${description.displayName}](${nodeFile(description)})`,
				sentence(plain(description.description)),
			]),
		),
		table(
			['Channel', 'Reaches'],
			channelsOf(send).map((channel) => [
				`[${plain(channel.name)}](${channelFile(channel)})`,
				sentence(plain(channel.description)),
			]),
		),
	);
}

/** Whoever wants to correct a page shall know where. */
function marked({ path, text }: Page): Page {
	return {
		path,
		text: `<!-- Made by "npm run docs" from the nodes' forms. Change those. -->\n\n${text}`,
	};
}
