import type { IDataObject } from 'n8n-workflow';

import { buildSmsApi, checkSmsApi } from '../../../channels/sms/smsApi';
import { checkPhone } from '../../../channels/phone';
import { isRecord } from '../../../values/records';
import { Rules } from '../../../form/rules';
import { mergeJson } from '../../../sending/additionalJson';
import type { ApiRequest } from '../../../apis/client';
import { countSegments } from '../../../channels/sms/segments';
import type { ItemContext } from '../operation';
import { send } from '../send';
import { callbackUrl } from './callback';

/** Sends one SMS through the SMS API, with a callback that is signed for this message alone. */
export async function sendThroughSmsApi(item: ItemContext): Promise<IDataObject> {
	const { form, options } = item;
	const reference = options.text('reference');
	const callback = await callbackUrl(item, reference);
	const additional = form.object('additionalJson', 'Additional JSON');
	const requestWith = (
		url: string | undefined,
	): ApiRequest & { body: Record<string, unknown> } => ({
		service: 'smsApi',
		method: 'POST',
		path: '/sms',
		body: mergeJson(
			{ ...buildSmsApi(form, reference), ...(url !== undefined && { callback: url }) },
			additional,
		),
	});

	// Checks and messages see the URL without its token.
	const shown = requestWith(callback?.shown);
	const { body } = shown;
	if (!options.flag('skipValidation')) {
		const rules = new Rules();
		checkPhone(body.to, rules);
		checkSmsApi(body, rules);
		rules.settle();
	}

	const destination = String(body.to ?? '');
	return await send(item, {
		request: requestWith(callback?.sent),
		shown,
		recipients: [destination],
		about: {
			channel: 'sms',
			destination,
			...(typeof body.reference === 'string' && { reference: body.reference }),
			...(callback?.id !== undefined && { callbackId: callback.id }),
			segments: { ...countSegments(String(body.text ?? '')) },
		},
		read: readAcceptance,
	});
}

/** A test has no message, so its answer may come without an id. */
function readAcceptance(body: unknown): { messageId: string | null } & IDataObject {
	const { id, test } = isRecord(body) ? body : {};
	return {
		messageId: id === undefined || id === null ? null : String(id),
		...(test === true && { test: true }),
	};
}
