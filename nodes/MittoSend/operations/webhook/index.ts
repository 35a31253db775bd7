import type { BotWebhook } from '../../../callbacks/bot';
import { showFor } from '../../../form/show';
import type { Operation, Resource } from '../operation';
import { optionsField, wantsSimple } from '../../../sending/options';
import { rawOutput } from '../send';
import { bots, chosenBot, readWebhook, serviceMenu, usesApiOfService } from './bots';
import { set } from './set';

const remove: Operation = {
	operation: 'delete',
	name: 'Delete',
	action: 'Delete webhook of bot',
	description: 'Take the webhook away from a bot, so that nobody is told about its events',
	api: usesApiOfService,
	fields: [
		serviceMenu,
		...bots.flatMap(({ service, deleteFields }) => showFor({ service: [service] }, deleteFields)),
		optionsField('call'),
	],
	run: async (item) => {
		const { service, deleteRequest } = chosenBot(item);
		const { body } = await item.call({ ...deleteRequest(item.form), service, repeatable: true });
		return wantsSimple(item.options) ? { deleted: true } : rawOutput(body);
	},
};

const getInfo: Operation = {
	operation: 'getInfo',
	name: 'Get Info',
	action: 'Get webhook of bot',
	description: 'Read which webhook a bot has and how its last calls went',
	api: usesApiOfService,
	fields: [serviceMenu, optionsField('call')],
	run: async (item) => {
		const bot = chosenBot(item);
		if (wantsSimple(item.options)) {
			const { info } = await readWebhook(bot, item);
			const result: BotWebhook = { service: bot.service, ...info };
			return result;
		}
		const { body } = await item.call({
			...bot.infoRequest,
			service: bot.service,
			repeatable: true,
		});
		return rawOutput(body);
	},
};

/** Where Telegram and Viber report what happens to a bot. */
export const webhook: Resource = {
	resource: 'webhook',
	name: 'Webhook',
	description: 'The address that Telegram or Viber calls for a bot',
	operations: [set, remove, getInfo],
};
