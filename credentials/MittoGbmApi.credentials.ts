import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/** What proves that callbacks come from Google Business Messages. */
export class MittoGbmApi implements ICredentialType {
	name = 'mittoGbmApi';

	displayName = 'Google Business Messages (Mitto) API';

	icon: Icon = {
		light: 'file:../nodes/icons/mitto.svg',
		dark: 'file:../nodes/icons/mitto.dark.svg',
	};

	documentationUrl = 'https://docs.mitto.ch/chat-apps';

	/** Keeps the tokens away from nodes that could send them somewhere. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Client Tokens',
			name: 'clientTokens',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Token shown when the webhook was configured. It answers the handshake and signs every callback. Several are separated by commas, all of them are accepted.',
		},
	];
}
