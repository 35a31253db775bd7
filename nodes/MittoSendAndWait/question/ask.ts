import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { checkPublicUrl } from '../../callbacks/publicUrl';
import { waitingKeys } from '../../callbacks/waiting/keys';
import { BadInput } from '../../form/badInput';
import type { ItemContext } from '../../MittoSend/operations/operation';
import type { WaitChannel } from '../channels';
import { askInChat } from '../chat/askInChat';
import { newWait, putToWait, resumeAddress, tokenFor } from '../wait';
import type { Asked, SentQuestion } from './openWait';
import { readQuestion } from './question';

/**
 * Sends a question and puts the execution to wait for the answer.
 *
 * @throws {BadInput} before anything is sent
 * @throws {ApiFailure} when the vendor did not accept
 */
export async function ask(item: ItemContext, channel: WaitChannel): Promise<INodeExecutionData[]> {
	const { node, form, options } = item;
	const question = readQuestion(form, options);
	const wait = newWait(form, node.getExecutionId(), item.now());
	const keys = await waitingKeys(node, channel.api);
	if (keys.length === 0) throw noKeys();

	const isInChat = form.text('answerIn') === 'chat' && channel.chatMessage !== undefined;
	const asked = { question, wait, keys };
	const { sent, inChat } = await (isInChat ? askInChat : askOnPage)(item, channel, asked);
	if (options.flag('dryRun')) return [{ json: sent, pairedItem: { item: 0 } }];
	return await putToWait(
		node,
		{
			result: 'timedOut',
			...sent,
			question: { ...question, inChat } as unknown as IDataObject,
			wait,
		},
		wait,
	);
}

async function askOnPage(
	item: ItemContext,
	{ asking, questionMessage }: WaitChannel,
	{ question, wait, keys }: Asked,
): Promise<SentQuestion> {
	const { node, form, options } = item;
	const token = options.flag('dryRun') ? 'SIGNED-WHEN-SENT' : tokenFor(wait, keys, item.now());
	const link = resumeAddress(node, { token });
	checkPublicUrl(
		link,
		{ vendor: 'the recipient' },
		options.flag('allowLocalAddress'),
		'Address of the answer page',
	);

	const said = { question, link, linkLabel: options.text('linkLabel') ?? 'Answer' };
	const filled = form.with(asking.fill(said));
	return { sent: (await questionMessage.run({ ...item, form: filled })) as IDataObject };
}

function noKeys(): BadInput {
	return BadInput.of(
		'Credential',
		'holds no secret to sign the answer with',
		'Fill in its key or token',
	);
}
