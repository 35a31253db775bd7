import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { call, type ApiRequest } from '../../apis/client';
import { RecentKeys } from '../../callbacks/recentKeys';
import type { Responder } from '../../callbacks/waiting/answer';
import { telegram } from '../../channels/telegram';
import { text as telegramText } from '../../channels/telegram/text';
import type { Form } from '../../form/form';
import { Form as Forms } from '../../form/form';
import { prepare } from '../../MittoSend/operations/mittoMessage';
import { readGuards } from '../../recipients/guard';
import { guardRequest } from '../../sending/guardRequest';
import { isRecord } from '../../values/records';
import { settled } from '../../values/settled';
import { noticeOption } from './fields';
import type { InChat } from './inChat';

/** Who was told that a question is not for him. */
const told = new RecentKeys();
const rememberedFor = { windowMs: 24 * 3600_000, size: 10_000 };

/**
 * What somebody is told whose answer does not count: on Viber he himself, on Telegram the group in which
 * he wrote. On the other channels nobody but the person who was asked can answer.
 */
export function noticeFor(
	channel: string,
	form: Form,
	options: Form,
): Pick<InChat, 'notice' | 'guards'> {
	const { name, default: usual } = noticeOption;
	const text = options.has(name) ? options.trimmed(name) : usual;
	if (text === undefined) return {};
	const guards = guardsIn(options);
	if (channel === 'viberBot') {
		const sender = { name: form.text('senderName') ?? '' };
		const body = { sender, type: 'text', text };
		return {
			notice: { service: 'viberBot', method: 'POST', path: '/send_message', body },
			guards,
		};
	}
	if (channel === 'telegram') {
		const filled = form.with({ text, parseMode: 'Default' });
		const { request } = prepare(telegram, telegramText, { form: filled, options: Forms.of({}) });
		return { notice: request, guards };
	}
	return {};
}

/** Once to each person; a notice that cannot be sent changes nothing. */
export async function sendNotice(
	node: IWebhookFunctions,
	{ notice, guards }: InChat,
	{ responder, waitId }: { responder: Responder; waitId: string },
	now: number,
): Promise<void> {
	if (notice === undefined) return;
	const who = responder.id ?? responder.phone ?? '';
	if (!told.add(`${waitId}/${who}`, { now, ...rememberedFor })) return;
	const outcome = await settled(send(node, addressed(notice, who), guards));
	if (outcome.status === 'fulfilled') return;
	node.logger.warn(`A notice to somebody else could not be sent: ${String(outcome.reason)}`);
}

async function send(
	node: IWebhookFunctions,
	request: ApiRequest,
	guards: IDataObject | undefined,
): Promise<void> {
	guardRequest(readGuards(Forms.of(guards)), request, { kind: 'id', recipients: 1 });
	await call(node, request, { timeout: 5000 });
}

function addressed(notice: ApiRequest, who: string): ApiRequest {
	const { service, body } = notice;
	return service === 'viberBot' && isRecord(body)
		? { ...notice, body: { receiver: who, ...body } }
		: notice;
}

const guardNames = ['allowedCountries', 'allowedRecipients'];

function guardsIn(options: Form): IDataObject {
	return Object.fromEntries(
		guardNames
			.filter((name) => options.has(name))
			.map((name) => [name, options.list(name).length > 0 ? options.list(name) : '']),
	);
}
