import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Form } from '../../form/form';
import { breather } from '../../values/breather';
import type { Clock } from '../../values/clock';
import { groupEqualOption } from '../form/options';
import { readAudience, readListed } from '../audience';
import { formsOfItems } from '../../form/formsOfItems';
import { guardCampaign } from '../guardCampaign';
import { ownMessage } from '../ownMessage';
import { readGuards } from '../../recipients/guard';
import { checkMessage } from '../../sending/message/check';
import { stepAt, type Message } from '../../sending/message/message';
import { readMessage } from '../../sending/message/read';
import type { Result } from '../sending/campaign';
import { shareEqualMessages } from '../sending/plan';
import type { Target } from '../sending/target';
import { readTestRecipients, testTargets } from '../testRecipients';
import { readSplit, readVariant } from '../variants/form';
import { divide, refuseOtherRecipients, type Drawn } from '../variants/divide';

/** A campaign that passed its checks: who gets what, and who gets nothing and why. */
export interface Prepared {
	form: Form;
	targets: Target[];
	skipped: Result[];
	/** The targets are test recipients: nothing is noted, and nobody of the campaign is sent to. */
	testing: boolean;
}

/**
 * Reads the whole campaign before anything is sent. What is wrong for everybody is an error; what is
 * wrong for one recipient of a personalised campaign only skips that one.
 *
 * @throws {BadInput}
 */
export async function prepare(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	clock: Clock,
): Promise<Prepared> {
	const form = Form.ofNode(node, 0);
	const options = form.group('options');
	const unchecked = options.flag('skipValidation');
	const split = readSplit(form);
	const first = messageOf(form, 0);
	const others = (split?.variants ?? []).slice(1).map((_, index) => messageOf(form, index + 1));
	const messages = [first, ...others];
	refuseOtherRecipients(messages);

	const guards = readGuards(options);
	const { channel } = stepAt(first, 0);
	const source = { node, items, form, channel, unchecked };
	const testRecipients = readTestRecipients(options);
	const { ready, skipped } = readAudience(source);
	const { drawn, heldOut } = divide(ready, split);
	const check = unchecked ? () => {} : checkMessage;

	const found: Pick<Prepared, 'targets' | 'skipped'> = {
		targets: [],
		skipped: skipped.map(({ reason, detail, ...recipient }) => ({
			recipient,
			fate: { outcome: 'skipped', reason, detail },
		})),
	};
	for (const result of heldOut) found.skipped.push(result);

	if (form.text('operation') === 'sendBulk') {
		for (const message of messages) check(message);
		found.targets = drawn.map(({ recipient, variant, name }) => ({
			recipient,
			message: messages[variant] ?? first,
			...(name !== undefined && { variant: name }),
		}));
	} else {
		await addOwnMessages(found, drawn, { node, items, form, clock, check });
	}

	const testing = testRecipients !== undefined;
	if (testing) {
		found.targets = testTargets(found.targets, readListed(source, testRecipients), options);
		found.skipped = [];
	}
	guardCampaign(guards, found.targets);
	return { form, ...found, testing };
}

/** Gives each recipient the message that is filled in with its item. */
async function addOwnMessages(
	found: Pick<Prepared, 'targets' | 'skipped'>,
	drawn: Drawn[],
	{
		node,
		items,
		form,
		clock,
		check,
	}: {
		node: IExecuteFunctions;
		items: INodeExecutionData[];
		form: Form;
		clock: Clock;
		check: (message: Message) => void;
	},
): Promise<void> {
	const formOf = formsOfItems(node, items);
	const complete = form.group('options').flag('skipIncomplete');
	const breathe = breather(clock);
	for (const { recipient, variant, name } of drawn) {
		const own = ownMessage({
			make: (missing) => messageOf(formOf(recipient.itemIndex, missing), variant),
			check,
			complete,
			source: 'The item',
		});
		if ('message' in own) {
			const { message } = own;
			found.targets.push({ recipient, message, ...(name !== undefined && { variant: name }) });
		} else {
			found.skipped.push({ recipient, fate: { outcome: 'skipped', ...own.objection } });
		}
		// Preparing 100,000 messages takes a while.
		await breathe();
	}
	if (form.group('options').flagOf(groupEqualOption)) {
		found.targets = shareEqualMessages(found.targets);
	}
}

/** The fields of message, variants and failover stand side by side. */
const messageOf = (form: Form, variant: number) =>
	readMessage(readVariant(form, variant), form, form);
