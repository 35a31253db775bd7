import type { INodeProperties } from 'n8n-workflow';

import type { BotService, WebhookInfo } from '../../../callbacks/botService';
import { telegram } from '../../../channels/telegram/callbacks/webhook';
import { viber } from '../../../channels/viberBot/callbacks/webhook';
import { showFor } from '../../../form/show';
import { isRecord } from '../../../values/records';
import { BadInput } from '../../../form/badInput';
import { usesTelegramBot, usesViberBot } from '../botCredential';
import type { ItemContext } from '../operation';

export const services: BotService[] = [telegram, viber];

const serviceMenu: INodeProperties = {
	displayName: 'Service',
	name: 'service',
	type: 'options',
	noDataExpression: true,
	options: services.map(({ service, name, description }) => ({
		name,
		value: service,
		description,
	})),
	default: 'telegramBot',
	description: 'Where the bot lives',
};

const marks: Record<BotService['service'], INodeProperties> = {
	telegramBot: usesTelegramBot,
	viberBot: usesViberBot,
};

/** The choice of the service, which all operations begin with. */
export const serviceFields: INodeProperties[] = [
	serviceMenu,
	...services.flatMap(({ service }) => showFor({ service: [service] }, [marks[service]])),
];

export function chosenService({ form }: Pick<ItemContext, 'form'>): BotService {
	const chosen = form.text('service');
	const found = services.find(({ service }) => service === chosen);
	if (found !== undefined) return found;
	const known = services.map(({ service }) => service).join(', ');
	throw BadInput.of('Service', `is "${chosen}"`, `Use one of: ${known}`);
}

/** The webhook that the bot has now. */
export async function readWebhook(
	{ service, infoRequest, readInfo }: BotService,
	item: ItemContext,
): Promise<WebhookInfo> {
	const { body } = await item.call({ ...infoRequest, service, repeatable: true });
	return readInfo(isRecord(body) ? body : {});
}
