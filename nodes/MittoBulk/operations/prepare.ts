import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import type { Clock } from '../../values/clock';
import { groupEqualOption } from '../form/options';
import { readAudience } from '../audience';
import { formsOfItems } from '../../form/formsOfItems';
import { guardCampaign } from '../guardCampaign';
import { readGuards } from '../../recipients/guard';
import { checkMessage } from '../../sending/message/check';
import { stepAt, type Message } from '../../sending/message/message';
import { readMessage } from '../../sending/message/read';
import { readStep } from '../../sending/message/step';
import type { Recipient } from '../../recipients';
import type { Result } from '../sending/campaign';
import { shareEqualMessages } from '../sending/plan';
import type { Target } from '../sending/target';

/** A campaign that passed its checks: who gets what, and who gets nothing and why. */
export interface Prepared {
	form: Form;
	targets: Target[];
	skipped: Result[];
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
	const unchecked = form.group('options').flag('skipValidation');
	const first = messageOf(form);
	const { channel } = stepAt(first, 0);
	const guards = readGuards(form.group('options'));
	const { ready, skipped } = readAudience({ node, items, form, channel, unchecked });
	const check = (message: Message) => {
		if (!unchecked) checkMessage(message);
	};

	const result: Prepared = {
		form,
		targets: [],
		skipped: skipped.map(({ reason, detail, ...recipient }) => ({
			recipient,
			fate: { outcome: 'skipped', reason, detail },
		})),
	};
	if (form.text('operation') === 'sendBulk') {
		check(first);
		result.targets = ready.map((recipient) => ({ recipient, message: first }));
		guardCampaign(guards, result.targets);
		return result;
	}

	const formOf = formsOfItems(node, items);
	const complete = form.group('options').flag('skipIncomplete');
	let pause = clock.now() + longestStretch;
	for (const recipient of ready) {
		const [message, objection] = ownMessage(recipient, formOf, complete, check);
		if (message !== undefined) result.targets.push({ recipient, message });
		else if (objection !== undefined) {
			result.skipped.push({ recipient, fate: { outcome: 'skipped', ...objection } });
		}
		if (clock.now() < pause) continue;
		// Preparing 100,000 messages takes a while, in which n8n must be able to do other things.
		await clock.sleep(1);
		pause = clock.now() + longestStretch;
	}
	if (form.group('options').flagOf(groupEqualOption)) {
		result.targets = shareEqualMessages(result.targets);
	}
	guardCampaign(guards, result.targets);
	return result;
}

/** The fields of message and failover stand side by side. */
const messageOf = (form: Form) => readMessage(readStep(form), form, form);

/** Milliseconds. */
const longestStretch = 50;

type Objection = { reason: string; detail: string };

function ownMessage(
	{ itemIndex }: Recipient,
	formOf: ReturnType<typeof formsOfItems>,
	complete: boolean,
	check: (message: Message) => void,
): [Message | undefined, Objection | undefined] {
	try {
		const missing = new Set<string>();
		const message = messageOf(formOf(itemIndex, missing));
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
