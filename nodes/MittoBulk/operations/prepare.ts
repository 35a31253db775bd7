import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import type { Clock } from '../../values/clock';
import { groupEqualOption } from '../form/options';
import { readAudience, readListed } from '../audience';
import { formsOfItems } from '../../form/formsOfItems';
import { guardCampaign } from '../guardCampaign';
import { readGuards } from '../../recipients/guard';
import { checkMessage } from '../../sending/message/check';
import { stepAt, type Message } from '../../sending/message/message';
import { readMessage } from '../../sending/message/read';
import type { Recipient } from '../../recipients';
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
	const check = (message: Message) => {
		if (!unchecked) checkMessage(message);
	};

	const found: Pick<Prepared, 'targets' | 'skipped'> = {
		targets: [],
		skipped: skipped.map(({ reason, detail, ...recipient }) => ({
			recipient,
			fate: { outcome: 'skipped', reason, detail },
		})),
	};
	for (const result of heldOut) found.skipped.push(result);

	if (form.text('operation') === 'sendBulk') {
		messages.forEach(check);
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
	let pause = clock.now() + longestStretch;
	for (const { recipient, variant, name } of drawn) {
		const [message, objection] = ownMessage(recipient, variant, formOf, complete, check);
		if (message !== undefined) {
			found.targets.push({ recipient, message, ...(name !== undefined && { variant: name }) });
		} else if (objection !== undefined) {
			found.skipped.push({ recipient, fate: { outcome: 'skipped', ...objection } });
		}
		if (clock.now() < pause) continue;
		// Preparing 100,000 messages takes a while, in which n8n must be able to do other things.
		await clock.sleep(1);
		pause = clock.now() + longestStretch;
	}
	if (form.group('options').flagOf(groupEqualOption)) {
		found.targets = shareEqualMessages(found.targets);
	}
}

/** The fields of message, variants and failover stand side by side. */
const messageOf = (form: Form, variant: number) =>
	readMessage(readVariant(form, variant), form, form);

/** Milliseconds. */
const longestStretch = 50;

type Objection = { reason: string; detail: string };

function ownMessage(
	{ itemIndex }: Recipient,
	variant: number,
	formOf: ReturnType<typeof formsOfItems>,
	complete: boolean,
	check: (message: Message) => void,
): [Message | undefined, Objection | undefined] {
	try {
		const missing = new Set<string>();
		const message = messageOf(formOf(itemIndex, missing), variant);
		if (complete && missing.size > 0) {
			const detail = `The item has nothing in ${[...missing].join(', ')}, which the message names`;
			return [undefined, { reason: 'incomplete', detail }];
		}
		check(message);
		return [message, undefined];
	} catch (fault) {
		const detail =
			fault instanceof BadInput
				? fault.problems.map(({ field, message, fix }) => `${field} ${message}. ${fix}`).join('; ')
				: (fault as Error).message;
		return [undefined, { reason: 'invalid', detail }];
	}
}
