import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { bareText, readAdditionalHeaders } from '../nodes/apis/credential';

/** One Mitto API key with the addresses of the two APIs that accept it. */
export class MittoApi implements ICredentialType {
	name = 'mittoApi';

	displayName = 'Mitto API';

	icon: Icon = {
		light: 'file:../nodes/icons/mitto.svg',
		dark: 'file:../nodes/icons/mitto.dark.svg',
	};

	documentationUrl = 'https://docs.mitto.ch/chat-apps';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Found in the Mitto dashboard under Preferences, API Keys. Chat apps and SMS can have different keys: make one credential for each then.',
		},
		{
			displayName: 'Chat Apps Base URL',
			name: 'chatAppsBaseUrl',
			type: 'string',
			default: 'https://messaging.mittoapi.com',
			description:
				'Where messages of all channels are sent to. Change it only for a proxy or a test system.',
		},
		{
			displayName: 'Chat Apps API Version',
			name: 'apiVersion',
			type: 'string',
			default: '1.1',
			placeholder: 'e.g. 1.1',
			description: 'Version in the path of the chat apps API. Bulk sending needs 1.1 or later.',
		},
		{
			displayName: 'SMS API Region',
			name: 'smsRegion',
			type: 'options',
			options: [
				{ name: 'Automatic', value: 'automatic' },
				{ name: 'Custom URL', value: 'custom' },
				{ name: 'Frankfurt', value: 'frankfurt' },
				{ name: 'Hong Kong', value: 'hongKong' },
				{ name: 'Singapore', value: 'singapore' },
				{ name: 'United States', value: 'unitedStates' },
			],
			default: 'automatic',
			description: 'Which data centre takes the messages that go through the SMS API',
		},
		{
			displayName: 'SMS API Base URL',
			name: 'smsBaseUrl',
			type: 'string',
			displayOptions: { show: { smsRegion: ['custom'] } },
			default: 'https://rest.mittoapi.net',
			description: 'Where messages of the SMS API are sent to',
		},
		{
			displayName: 'Additional Headers',
			name: 'additionalHeaders',
			type: 'json',
			default: '{}',
			description:
				'Headers that your Mitto account or your proxy asks for besides the API key, as a JSON object of names and values',
		},
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...request,
		headers: {
			...request.headers,
			...readAdditionalHeaders(credentials.additionalHeaders),
			'X-Mitto-API-Key': bareText(credentials.apiKey),
		},
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.chatAppsBaseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/api/v1/trafficAccounts',
			headers: { Accept: 'application/json' },
		},
	};
}
