import type { INodeProperties } from 'n8n-workflow';

import { usesApiOf } from '../apis/usesApi';
import { showFor } from '../form/show';
import type { CallbackEvent } from './events';
import { localAddressOption, takeOverOption, testRunOption } from './registrationOptions';
import type { Sender } from './sender';

/** The menu of a trigger's senders, named `menu`, with the form of each. */
export function senderFields<Event extends CallbackEvent>(
	menu: string,
	senders: ReadonlyArray<Sender<Event>>,
	description: string,
): INodeProperties[] {
	return [
		{
			// With this name n8n's node panel lists each option as a trigger of its own.
			displayName: 'Trigger On',
			name: menu,
			type: 'options',
			noDataExpression: true,
			options: senders
				.map(({ source, name, description, trigger: { action } }) => ({
					name,
					value: source,
					action,
					description,
				}))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: 'sms',
			description,
		},
		...usesApiOf(
			menu,
			senders.map(({ source, api }) => ({ value: source, api })),
		),
		...senders.flatMap(({ source, trigger: { help, fields: ofTrigger }, fields }) =>
			showFor({ [menu]: [source] }, [...help, ...ofTrigger, ...fields]),
		),
	];
}

/** For the collection "Options": what can be said about registering, for the senders that allow it. */
export function registrationOptions<Event extends CallbackEvent>(
	menu: string,
	senders: ReadonlyArray<Sender<Event>>,
): INodeProperties[] {
	const shownFor = (shown: ReadonlyArray<Sender<Event>>, option: INodeProperties) =>
		shown.length === 0
			? []
			: [
					{
						...option,
						displayOptions: { show: { [`/${menu}`]: shown.map(({ source }) => source) } },
					},
				];
	const all = senders.filter(({ register }) => register !== undefined);
	// Mitto calls every webhook there is; only bots have a single one.
	const bots = all.filter(({ bot }) => bot !== undefined);
	return [
		...shownFor(all, localAddressOption),
		...shownFor(bots, takeOverOption),
		...shownFor(bots, testRunOption),
	];
}
