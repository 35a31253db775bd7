import type { INodeProperties } from 'n8n-workflow';

import { duplicatesFields } from '../callbacks/duplicates';
import {
	localAddressOption,
	takeOverOption,
	testRunOption,
} from '../callbacks/registrationOptions';
import { showFor } from '../form/show';
import type { InboundChannel } from './channels/inboundChannel';
import { filterFields } from './filters';
import { mediaFields } from './media';

/** The node's fields: the menu of channels, the form of each, then what all of them share. */
export function propertiesOf(channels: InboundChannel[]): INodeProperties[] {
	return [
		{
			// With this name n8n's node panel lists each option as a trigger of its own.
			displayName: 'Trigger On',
			name: 'channel',
			type: 'options',
			noDataExpression: true,
			options: channels
				.map(({ source: { source, name, description }, action }) => ({
					name,
					value: source,
					action,
					description,
				}))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: 'sms',
			description: 'Where the events come from',
		},
		...channels.flatMap(({ source: { source, fields: ofSource }, help, fields }) =>
			showFor({ channel: [source] }, [...help, ...ofSource, ...fields]),
		),
		...filterFields,
		optionsField(channels.filter(({ registers }) => registers)),
	];
}

function optionsField(registering: InboundChannel[]): INodeProperties {
	const shownFor = (sources: string[], option: INodeProperties): INodeProperties => ({
		...option,
		displayOptions: { show: { '/channel': sources } },
	});
	const all = registering.map(({ source: { source } }) => source);
	// Mitto calls every webhook there is; only bots have a single one.
	const bots = all.filter((source) => source !== 'chatApps');
	const options = [
		...duplicatesFields,
		...mediaFields,
		shownFor(all, localAddressOption),
		shownFor(bots, takeOverOption),
		shownFor(bots, testRunOption),
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
