import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Bot } from '../../../callbacks/bot';
import { checkPublicUrl } from '../../../callbacks/publicUrl';
import { withParameter } from '../../../values/query';
import { showFor } from '../../../form/show';
import { isRecord } from '../../../values/records';
import { BadInput } from '../../../form/badInput';
import { Rules } from '../../../form/rules';
import { quoted } from '../../../values/quoted';
import { additionalJsonOption } from '../../../sending/additionalJson';
import { mergeJson } from '../../../values/mergeJson';
import { bareCredential } from '../../../apis/credential';
import { describe, type ApiRequest } from '../../../apis/client';
import { apis } from '../../../apis';
import type { ItemContext, Operation } from '../operation';
import {
	dryRunOption,
	optionsField,
	skipValidationOption,
	wantsSimple,
} from '../../../sending/options';
import { rawOutput } from '../send';
import { bots, chosenBot, readWebhook, serviceMenu, usesApiOfService } from './bots';

const addressFields: INodeProperties[] = [
	{
		displayName: 'Webhook URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…',
		description:
			'Public https address that the service calls: that of Mitto, or of a trigger of your own. It must answer already when it is set.',
	},
	{
		displayName: 'Traffic Account ID',
		name: 'trafficAccountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 59af552a-e2f2-11eb-b862-482ae3643973',
		description:
			'Mitto’s account of the bot, added to the address as ?ta=. Leave it empty when the address is not that of Mitto.',
	},
];

/** What comes out when a webhook was set. */
export interface WebhookSet extends IDataObject {
	set: true;
	service: Bot['service'];
	url: string;
	/** The webhook that the bot had before, without its query. */
	replaced: string | null;
}

export const set: Operation = {
	operation: 'set',
	name: 'Set',
	action: 'Set webhook of bot',
	description: 'Register the address that Telegram or Viber calls when somebody writes to the bot',
	api: usesApiOfService,
	fields: [
		serviceMenu,
		...addressFields,
		...bots.flatMap(({ service, setFields }) => showFor({ service: [service] }, setFields)),
		optionsField(
			'call',
			additionalJsonOption,
			dryRunOption,
			skipValidationOption,
			{
				displayName: 'Allow Local Address',
				name: 'allowLocalAddress',
				type: 'boolean',
				default: false,
				description:
					'Whether to accept http and addresses inside your network, for development against a local server. The real services cannot call them.',
			},
			{
				displayName: 'Replace Existing Webhook',
				name: 'replaceExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether to take the bot away from another webhook, which then gets no events any more',
			},
		),
	],
	run: async (item) => {
		const bot = chosenBot(item);
		const body = await prepare(bot, item);
		const request: ApiRequest = {
			service: bot.service,
			method: 'POST',
			path: bot.setPath,
			body,
			repeatable: true,
		};
		if (item.options.flag('dryRun')) return await dryRun(item, request);

		const { info, exactUrl } = await readWebhook(bot, item);
		const { url: before } = info;
		const replaces = before !== null && exactUrl !== body.url;
		if (replaces && !item.options.flag('replaceExisting')) throw taken(bot, before);

		const { body: answer } = await item.call(request);
		if (!wantsSimple(item.options)) return rawOutput(answer);
		const result: WebhookSet = {
			set: true,
			service: bot.service,
			url: body.url as string,
			replaced: replaces ? withoutQuery(before) : null,
		};
		return result;
	},
};

/** Form → body → checks; Additional JSON comes before the checks, so they see what will be sent. */
async function prepare(bot: Bot, item: ItemContext): Promise<Record<string, unknown>> {
	const { form, options } = item;
	const account = form.trimmed('trafficAccountId');
	const given = form.trimmed('url') ?? '';
	const url = account === undefined ? given : withParameter(given, 'ta', account);
	const body = mergeJson(
		{ ...(await defaults(bot, item)), ...bot.setBody(form, url) },
		options.object('additionalJson', 'Additional JSON'),
	);
	if (!options.flag('skipValidation')) {
		const rules = new Rules();
		rules.text(body.url, 'Webhook URL', { required: true });
		bot.checkSet(body, rules);
		rules.settle();
		checkPublicUrl(String(body.url), bot.urlRules, options.flag('allowLocalAddress'));
	}
	return body;
}

async function defaults(
	{ service, defaultBody }: Bot,
	{ node, itemIndex }: ItemContext,
): Promise<Record<string, unknown>> {
	if (defaultBody === undefined) return {};
	const { credential } = apis[service];
	return defaultBody(bareCredential(await node.getCredentials(credential, itemIndex)));
}

async function dryRun({ node, itemIndex }: ItemContext, request: ApiRequest): Promise<IDataObject> {
	const body = isRecord(request.body) ? request.body : {};
	const shown = body.secret_token === undefined ? body : { ...body, secret_token: '(not shown)' };
	return { dryRun: true, request: await describe(node, { ...request, body: shown }, itemIndex) };
}

function taken(bot: Bot, url: string): BadInput {
	return BadInput.of(
		'Webhook URL',
		`was not set, because the ${bot.name} already has the webhook ${quoted(withoutQuery(url))}`,
		'Turn on Replace Existing Webhook under Options when that one is no longer needed',
	);
}

/** Queries of webhooks hold tokens. */
function withoutQuery(url: string): string {
	const [address = '', query] = url.split('?');
	return query === undefined ? address : `${address}?…`;
}
