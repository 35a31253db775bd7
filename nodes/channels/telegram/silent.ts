import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';

/** What every Telegram message may have. */
export interface TelegramCommon {
	silent?: true;
}

export const silentField: INodeProperties = {
	displayName: 'Silent',
	name: 'silent',
	type: 'boolean',
	default: false,
	description: 'Whether the message arrives without a sound',
};

export function silentPart(form: Form): TelegramCommon {
	return form.flag('silent') ? { silent: true } : {};
}
