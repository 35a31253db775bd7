import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

/** What Viber answers for a token that is of no use. */
const refusals: Array<[number, string]> = [
	[2, 'Viber does not know this token'],
	[7, 'Viber has blocked this bot'],
	[8, 'The token belongs to no bot'],
	[9, 'Viber has suspended this bot'],
];

/** A Viber bot, addressed through Viber's own REST API. */
export class MittoViberBotApi implements ICredentialType {
	name = 'mittoViberBotApi';

	displayName = 'Viber Bot API';

	icon: Icon = {
		light: 'file:../nodes/icons/mitto.svg',
		dark: 'file:../nodes/icons/mitto.dark.svg',
	};

	documentationUrl = 'https://developers.viber.com/docs/api/rest-bot-api/';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Shown to admins of the bot in the Viber Admin Panel and on the "edit info" screen. It also proves that callbacks come from Viber.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://chatapi.viber.com/pa',
			description: 'Where Viber answers. Change it only for a proxy or a test system.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-Viber-Auth-Token': '={{$credentials.authToken.trim()}}' } },
	};

	// Viber refuses with HTTP 200 and a status in the body. n8n leaves an empty JSON object out of the
	// request, so one with a part that changes nothing is sent.
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/get_account_info',
			body: { event_types: [] },
		},
		rules: refusals.map(([status, message]) => ({
			type: 'responseSuccessBody',
			properties: { key: 'status', value: status, message },
		})),
	};
}
