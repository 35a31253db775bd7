import type { INodeCredentialDescription } from 'n8n-workflow';

/**
 * Which credential is asked for when. n8n looks at one entry for each type only, so each has a single
 * condition; operations that cannot be told by their channel carry the hidden field it names.
 */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'mittoApi',
		required: true,
		displayOptions: { show: { resource: ['sms', 'viber', 'telegram', 'whatsApp', 'gbm'] } },
	},
];
