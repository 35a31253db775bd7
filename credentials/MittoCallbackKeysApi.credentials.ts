import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/**
 * Keys that sign and check the tokens in callback URLs. Delivery reports and inbound messages have
 * keys of their own, and several of each, so that keys can be replaced without a gap.
 */
export class MittoCallbackKeysApi implements ICredentialType {
	name = 'mittoCallbackKeysApi';

	displayName = 'Mitto Callback Keys API';

	icon: Icon = {
		light: 'file:../nodes/icons/mitto.svg',
		dark: 'file:../nodes/icons/mitto.dark.svg',
	};

	documentationUrl = 'https://docs.mitto.ch/chat-apps';

	/** Keeps the keys away from nodes that could send them somewhere. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName:
				'To replace a key, put the new one in front of the old one. When events no longer report the old key’s position, take it away.',
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
}
