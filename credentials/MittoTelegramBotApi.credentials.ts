import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { bareText, bareUrl } from '../nodes/apis/credential';

/**
 * A Telegram bot. Telegram wants the token inside the path, so it is put there only when the request
 * leaves: no node ever builds or shows an address with the token in it.
 */
export class MittoTelegramBotApi implements ICredentialType {
	name = 'mittoTelegramBotApi';

	displayName = 'Mitto Telegram Bot API';

	icon: Icon = {
		light: 'file:../nodes/icons/mitto.svg',
		dark: 'file:../nodes/icons/mitto.dark.svg',
	};

	documentationUrl = 'https://core.telegram.org/bots/api';

	properties: INodeProperties[] = [
		{
			displayName: 'Bot Token',
			name: 'botToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
			description: 'What BotFather gave you, with or without "bot" in front',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.telegram.org',
			description:
				'Where Telegram answers. Change it only for a proxy, a local Bot API server or a test system.',
		},
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...request,
		...addressOf(request, credentials),
	});

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl.trim()}}', url: '/getMe' },
	};
}

/** Methods stand behind the token; so do files, whose path begins with /file before it. */
function addressOf(
	{ url }: IHttpRequestOptions,
	{ baseUrl, botToken }: ICredentialDataDecryptedObject,
): Pick<IHttpRequestOptions, 'baseURL' | 'url'> {
	const base = bareUrl(baseUrl);
	const bot = `bot${bareToken(botToken)}`;
	return url.startsWith('/file/')
		? { baseURL: `${base}/file/${bot}`, url: url.slice('/file'.length) }
		: { baseURL: `${base}/${bot}`, url };
}

function bareToken(token: unknown): string {
	return bareText(token).replace(/^bot/i, '');
}
