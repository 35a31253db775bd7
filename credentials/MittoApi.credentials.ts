import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { mittoHeaders } from '../nodes/apis/mittoHeaders';

/**
 * One Mitto API key with the addresses of the two APIs that accept it, and the keys that sign and check
 * callbacks. Delivery reports and inbound messages have keys of their own, and several of each, so that
 * keys can be replaced without a gap.
 */
export class MittoApi implements ICredentialType {
	name = 'mittoApi';

	displayName = 'Mitto API';

	icon: Icon = {
		light: 'file:../nodes/icons/mitto.svg',
		dark: 'file:../nodes/icons/mitto.dark.svg',
	};

	documentationUrl = 'https://docs.mitto.ch/chat-apps';

	/** Keeps the keys away from nodes that could send them somewhere. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Found in the Mitto dashboard under Preferences, API Keys. Chat apps and SMS can have different keys: make one credential for each then. A flow that only receives needs none.',
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
		{
			displayName:
				'The following sign and check callbacks, and are needed only where a flow receives delivery reports or inbound messages. To replace a key, put the new one in front of the old one. When events no longer report the old key’s position, take it away.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Delivery Report Signing Keys',
			name: 'deliverySigningSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Secret keys for delivery reports, separated by commas. The first one signs, all of them are accepted. Use at least 32 random characters for each.',
		},
		{
			displayName: 'Inbound Signing Keys',
			name: 'inboundSigningSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Secret keys for inbound messages, separated by commas. The first one signs, all of them are accepted. Do not use the keys for delivery reports.',
		},
		{
			displayName: 'Token Lifetime (Hours)',
			name: 'lifetimeHours',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 72,
			description:
				'How long the callback of a message is accepted after it was sent. Delivery reports can come as late as the message is valid, which is 48 hours unless set otherwise.',
		},
		{
			displayName: 'Clock Tolerance (Seconds)',
			name: 'toleranceSeconds',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 600 },
			default: 30,
			description: 'By how much the clocks of Mitto and of this n8n may differ',
		},
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...request,
		headers: { ...request.headers, ...mittoHeaders(credentials) },
	});
}
