import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../values/records';
import { Rules } from '../../../form/rules';
import { mergeJson } from '../../../values/mergeJson';
import type { ItemContext, Operation } from '../operation';
import { optionsField, wantsSimple } from '../../../sending/options';
import { rawOutput } from '../send';

const tail = [optionsField('call')];

export const getAccountInfo: Operation = {
	operation: 'getAccountInfo',
	name: 'Get Account Info',
	action: 'Get account info of Viber bot',
	description: 'Read name, webhook, events and number of subscribers of a Viber bot',
	api: 'viberBot',
	fields: [],
	tail,
	run: async (item) => {
		const body = await read(item, '/get_account_info', {});
		if (!wantsSimple(item.options)) return body;
		return mergeJson(body, { status: null, status_message: null }) as IDataObject;
	},
};

export const getUserDetails: Operation = {
	operation: 'getUserDetails',
	name: 'Get User Details',
	action: 'Get details of Viber user',
	description:
		'Read name, country, language and device of a subscriber of a Viber bot; Viber allows two such requests for each user within 12 hours',
	api: 'viberBot',
	fields: [
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. jc9HsWTZ2Yf2NkRZ8KcNug==',
			description:
				'Viber ID of the user, which comes with everything that the user sends to the bot',
			hint: 'Viber allows two such requests for each user within 12 hours',
		},
	],
	tail,
	run: async (item) => {
		const id = item.form.trimmed('userId');
		const rules = new Rules();
		rules.text(id, 'User ID', { required: true });
		rules.settle({ skippable: false });

		const body = await read(item, '/get_user_details', { id });
		return wantsSimple(item.options) && isRecord(body.user) ? (body.user as IDataObject) : body;
	},
};

async function read(item: ItemContext, path: string, input: object): Promise<IDataObject> {
	const request = { service: 'viberBot', method: 'POST', path, body: input } as const;
	const { body } = await item.call({ ...request, repeatable: true });
	return rawOutput(body);
}
