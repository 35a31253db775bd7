import type { INodeProperties } from 'n8n-workflow';

import type { Bot, WebhookInfo } from '../../../callbacks/bot';
import { senders } from '../../../channels/senders';
import { usesApiOf } from '../../../apis/usesApi';
import { recordOf } from '../../../values/records';
import { chosen } from '../../../form/chosen';
import type { ItemContext } from '../operation';

/** Every sender that has one webhook, in the order of the menu. */
export const bots: Bot[] = senders.inbound
	.flatMap(({ bot }) => bot ?? [])
	.sort((a, b) => a.name.localeCompare(b.name));

/** Which service the bot lives at; all operations begin with it. */
export const serviceMenu: INodeProperties = {
	displayName: 'Service',
	name: 'service',
	type: 'options',
	noDataExpression: true,
	options: bots.map(({ service, name, description }) => ({
		name,
		value: service,
		description,
	})),
	default: 'telegramBot',
	description: 'Where the bot lives',
};

/** Whose credential is used. */
export const usesApiOfService = usesApiOf(
	serviceMenu.name,
	bots.map(({ service }) => ({ value: service, api: service })),
);

export function chosenBot({ form }: Pick<ItemContext, 'form'>): Bot {
	return chosen(bots, ({ service }) => service, form.text('service'), 'Service');
}

/** The webhook that the bot has now. `exactUrl` may hold a secret and is for comparing alone. */
export async function readWebhook(
	{ service, infoRequest, readInfo }: Bot,
	item: ItemContext,
): Promise<{ info: WebhookInfo; exactUrl: string | null }> {
	const { body, secretBody } = await item.call({ ...infoRequest, service, repeatable: true });
	return { info: readInfo(recordOf(body)), exactUrl: readInfo(recordOf(secretBody)).url };
}
