import type { INodeProperties } from 'n8n-workflow';

/** Mitto's document adds the account to the webhook of a bot, so that one address can serve several. */
export const botAccountField: INodeProperties = {
	displayName: 'Traffic Account ID',
	name: 'botAccountId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 59af552a-e2f2-11eb-b862-482ae3643973',
	description:
		'Mitto’s account of the bot. It is added to the address as ?ta= and comes back as trafficAccountId with each event. Leave it empty if you do not need it.',
};
