import type { IHookFunctions } from 'n8n-workflow';

import type { Bot } from './bot';
import { withParameter } from '../values/query';
import { isSameNode, type RegisteredWebhook, type Registrar } from './registration';
import type { Form } from '../form/form';
import { isRecord } from '../values/records';
import { Rules } from '../form/rules';
import { call, type ApiRequest } from '../apis/client';
import { settled } from '../values/settled';

/**
 * The one webhook of a bot at Viber or Telegram.
 *
 * @param ownSettings what the body of "set" has besides the fields of the form
 */
export function botRegistrar(
	bot: Bot,
	node: IHookFunctions,
	form: Form,
	ownSettings: () => Promise<Record<string, unknown>> = async () => ({}),
): Registrar {
	const ask = async (request: Pick<ApiRequest, 'method' | 'path' | 'body'>) =>
		await call(node, { ...request, service: bot.service });
	const post = async (body: unknown) => await ask({ method: 'POST', path: bot.setPath, body });

	const registrar: Registrar = {
		urlRules: bot.urlRules,

		async current() {
			// Many a bot's webhook has the token in its path; it is put back as it was.
			const { secretBody } = await ask(bot.infoRequest);
			const { url, events } = bot.readInfo(isRecord(secretBody) ? secretBody : {});
			return url === null ? undefined : { url, events };
		},

		async set(url) {
			const account = form.trimmed('botAccountId');
			const address = account === undefined ? url : withParameter(url, 'ta', account);
			const body = { ...bot.setBody(form, address), ...(await ownSettings()) };
			const rules = new Rules();
			bot.checkSet(body, rules);
			rules.settle({ skippable: false });
			await post(body);
			return {};
		},

		async remove() {
			await ask(bot.deleteRequest(form));
		},

		async restore(displaced) {
			const ours = node.getNodeWebhookUrl('default');
			if (ours !== undefined && isSameNode(displaced.url, ours)) {
				// A test run had diverted the events: the production address gets its settings back.
				await registrar.set(withoutQuery(displaced.url));
				return;
			}
			await putBack(displaced);
		},
	};

	/** As far as the service tells how it was set. One that no longer answers must not block the way out. */
	async function putBack({ url, events }: RegisteredWebhook): Promise<void> {
		const list = Array.isArray(events) ? events.map(String) : null;
		const outcome = await settled(post(bot.restoreBody(url, list)));
		if (outcome.status === 'fulfilled') return;
		node.logger.warn(
			`The webhook that was displaced could not be put back, so the ${bot.name} has none now: ${String(outcome.reason)}`,
		);
		await registrar.remove({});
	}

	return registrar;
}

function withoutQuery(url: string): string {
	return url.split('?')[0] ?? '';
}
