import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { senders } from '../../nodes/channels/senders';
import { menuOf } from '../package/fields';
import { schemasOf } from '../schemas';
import { fieldTable, formFor, optionSection } from './fields';
import { limitTable } from './limits';
import { bold, page, plain, sentence, table } from './markdown';
import { outputTable } from './outputs';
import type { Channel } from './places';
import { sharedBy, without, type ShownField } from './shown';

/** Who tells of the messages of a channel, by the names of the triggers' menus. */
const toldBy: Record<string, { inbound: string; delivery?: string }> = {
	sms: { inbound: 'sms', delivery: 'sms' },
	viber: { inbound: 'chatApps', delivery: 'chatApps' },
	viberBot: { inbound: 'viber' },
	telegram: { inbound: 'telegram', delivery: 'chatApps' },
	whatsApp: { inbound: 'chatApps', delivery: 'chatApps' },
	gbm: { inbound: 'gbm', delivery: 'chatApps' },
};

/** Everything about one channel: what can be sent, how much of it, what comes out, and what comes back. */
export function channelPage(
	send: INodeTypeDescription,
	{ resource, name, description }: Channel,
	sharedOptions: ShownField[],
): string {
	const operations = menuOf(send).filter((entry) => entry.resource === resource);
	const { properties } = send;
	const forms = operations.map(({ entry }) => {
		const chosen = { resource, operation: String(entry.value) };
		return { entry, ...formFor(properties, chosen) };
	});
	const messages = forms.filter(({ entry }) => isMessage(entry));
	const common = sharedBy(messages.map(({ fields }) => fields));
	const ownOptions = messages.map(({ options }) => without(options, sharedOptions));
	const commonOptions = sharedBy(ownOptions);

	const limits = limitTable(resource);
	return page(
		`# ${name}`,
		`${sentence(plain(description))} These are the operations of [Mitto Send](../nodes/mitto-send.md) with the channel ${bold(name)}.`,
		table(
			['Operation', 'Does'],
			operations.map(({ entry }) => [bold(entry.name), sentence(plain(entry.description ?? ''))]),
		),
		limits === ''
			? ''
			: page(
					'## Limits',
					'Checked before anything is sent. **Skip Validation** under Options sends all the same.',
					limits,
				).trim(),
		`## ${messages.length === 1 ? messages[0]?.entry.name : 'Every message'}`,
		fieldTable(common, properties),
		optionSection(
			commonOptions,
			properties,
			'Under Options, besides [those of every channel](../nodes/mitto-send.md#options-of-every-message):',
		),
		forms.map(({ entry, fields, options, notes }) => {
			if (messages.length === 1 && isMessage(entry)) return '';
			const own = isMessage(entry) ? without(fields, common) : fields;
			const left = isMessage(entry)
				? without(without(options, sharedOptions), commonOptions)
				: without(options, sharedOptions);
			return page(
				`## ${entry.name}`,
				sentence(plain(entry.description ?? '')),
				notes.map((note) => `> ${plain(note)}`),
				fieldTable(own, properties),
				optionSection(left, properties),
				isMessage(entry) ? '' : outputOf(resource, String(entry.value)),
			).trim();
		}),
		'## What comes out of a message',
		outputOf(resource, String(messages[0]?.entry.value)),
		received(resource),
	);
}

/** Sends one message to one person, so that it shares its form and its output with the others. */
const isMessage = ({ value }: INodePropertyOptions): boolean => String(value).startsWith('send');

function outputOf(resource: string, operation: string): string {
	const found = schemasOf('MittoSend').find(({ path }) => path === `${resource}/${operation}.json`);
	return found === undefined ? '' : outputTable(found.schema);
}

function received(resource: string): string[] {
	const told = toldBy[resource];
	if (told === undefined) return [];
	const inbound = senders.inbound.find(({ source }) => source === told.inbound);
	const delivery = senders.delivery.find(({ source }) => source === told.delivery);
	return [
		'## What comes back',
		inbound === undefined
			? ''
			: `What people write starts a workflow with [Mitto Inbound Trigger](../nodes/mitto-inbound-trigger.md), Trigger On ${bold(inbound.name)}.`,
		delivery === undefined
			? inbound?.source === 'viber'
				? 'What became of a message is told by the same trigger.'
				: ''
			: `What became of a message starts one with [Mitto Delivery Report Trigger](../nodes/mitto-delivery-report-trigger.md), Trigger On ${bold(delivery.name)}.`,
	];
}
