import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { checkPublicUrl } from '../../callbacks/publicUrl';
import { BadInput } from '../../form/badInput';
import type { ItemContext } from '../../MittoSend/operations/operation';
import type { WaitChannel } from '../channels';
import { waitingKeys } from '../keys';
import { newWait, putToWait, resumeAddress, tokenFor } from '../wait';
import { readQuestion } from './question';

/**
 * Sends a question and puts the execution to wait for the answer.
 *
 * @throws {BadInput} before anything is sent
 * @throws {ApiFailure} when the vendor did not accept
 */
export async function ask(
	item: ItemContext,
	{ resource, asking, questionMessage }: WaitChannel,
): Promise<INodeExecutionData[]> {
	const { node, form, options } = item;
	const question = readQuestion(form, options);
	const wait = newWait(form, item.now());
	const keys = await waitingKeys(node, resource.resource);
	if (keys.length === 0) throw noKeys();

	const dryRun = options.flag('dryRun');
	const link = dryRun
		? resumeAddress(node, { token: 'SIGNED-WHEN-SENT' })
		: resumeAddress(node, { token: tokenFor(wait, keys, item.now()) });
	checkPublicUrl(
		link,
		{ vendor: 'the recipient' },
		options.flag('allowLocalAddress'),
		'Address of the answer page',
	);

	const said = { question, link, linkLabel: options.text('linkLabel') ?? 'Answer' };
	const sent = (await questionMessage.run({
		...item,
		form: form.with(asking.fill(said)),
	})) as IDataObject;
	if (dryRun) return [{ json: sent, pairedItem: { item: 0 } }];
	return await putToWait(
		node,
		{ result: 'timedOut', ...sent, question: { ...question }, wait },
		wait,
	);
}

function noKeys(): BadInput {
	return BadInput.of(
		'Credential',
		'holds no secret to sign the answer with',
		'Fill in its key or token',
	);
}
