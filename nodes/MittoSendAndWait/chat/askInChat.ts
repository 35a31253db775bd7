import type { IDataObject } from 'n8n-workflow';

import { signAnswer } from '../../callbacks/waiting/answer';
import { noteQuestion } from '../../callbacks/waiting/openQuestions';
import { makeReference } from '../../callbacks/waiting/reference';
import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import type { ItemContext } from '../../MittoSend/operations/operation';
import type { WaitChannel } from '../channels';
import type { Asked, SentQuestion } from '../question/openWait';
import { resumeAddress } from '../wait';
import { replyHintOption } from './fields';
import { readAllowed, type InChat } from './inChat';
import { noticeFor } from './notice';

/**
 * Sends a question whose answer comes in the chat. A Viber bot's message carries a reference that comes
 * back with the answer; of the other channels this process remembers whom it asked.
 *
 * @throws {BadInput} before anything is sent
 */
export async function askInChat(
	item: ItemContext,
	{ resource: { resource }, asking, chatMessage }: WaitChannel,
	{ question, wait, keys }: Asked,
): Promise<SentQuestion> {
	const { node, form, options } = item;
	const isBot = resource === 'viberBot';
	const allowed = readAllowed(options);
	const notice = allowed === undefined ? {} : noticeFor(resource, form, options);
	const address = resumeAddress(node, {});
	const replyHint = options.text(replyHintOption.name) ?? replyHintOption.default;
	const filled = form.with(asking.inChat?.fill({ question, linkLabel: '', replyHint }) ?? {});
	const dryRun = options.flag('dryRun');
	const reference = () =>
		dryRun ? 'SIGNED-WHEN-SENT' : makeReference({ ...wait, address }, keys, item.now());
	const sent = (await chatMessage?.run({
		...item,
		form: isBot ? withReference(filled, reference()) : filled,
	})) as IDataObject;
	if (dryRun) return { sent };

	const chat = String(sent.destination ?? form.trimmed('destination'));
	if (!isBot) {
		const { id, until } = wait;
		const { trafficAccountId } = sent;
		noteQuestion(
			{
				id,
				channel: resource,
				chat,
				...(typeof trafficAccountId === 'string' && { account: trafficAccountId }),
				address,
				until: Date.parse(until),
				sign: (answer, now) => signAnswer(id, answer, keys, now),
			},
			item.now(),
		);
	}
	// Nobody but the person whom a bot asked got the reference.
	const inChat: InChat = { allowed: allowed ?? (isBot ? [chat] : undefined), ...notice };
	return { sent, inChat };
}

function withReference(form: Form, trackingData: string): Form {
	if (form.group('options').has('trackingData')) {
		throw BadInput.of(
			'Tracking Data',
			'is taken: it carries what leads the answer back to this flow',
			'Take the field away, or let the person answer on the page',
		);
	}
	return form.with({
		options: { ...form.object('options', 'Options'), trackingData },
	});
}
