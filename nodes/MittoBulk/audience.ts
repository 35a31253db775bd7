import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { MittoChannel } from '../channels/mittoChannel';
import type { Form } from '../form/form';
import { BadInput } from '../form/badInput';
import { Rules } from '../form/rules';
import { fieldOf } from '../form/fieldOf';
import {
	collectRecipients,
	parseRecipientList,
	readSuppression,
	type RecipientInput,
	type Recipients,
	type SkippedRecipient,
} from '../recipients';

interface AudienceSource {
	node: IExecuteFunctions;
	items: INodeExecutionData[];
	form: Form;
	/** The channel of the first step, whose recipients these are; undefined leaves addresses unchecked. */
	channel: MittoChannel | undefined;
}

/** Who gets the campaign and who is skipped, with the reason. */
export function readAudience({ node, items, form, channel }: AudienceSource): Recipients {
	const clean = form.group('options').flag('cleanRecipients');
	const found = collectRecipients({
		sources: readSources(items, form),
		clean,
		suppressed: readSuppression(readOptOuts(node, form), clean),
		checkAddress: channel === undefined ? () => undefined : addressCheck(channel),
	});
	return form.text('suppression') === 'field' ? withoutOptedOut(found, items, form) : found;
}

function readSources(items: INodeExecutionData[], form: Form): RecipientInput['sources'] {
	if (form.text('operation') === 'sendBulk' && form.text('recipientsFrom') === 'list') {
		return parseRecipientList(form.text('recipientList')).map((address) => ({
			address,
			itemIndex: 0,
		}));
	}
	const field = fieldName(form, 'recipientField', 'Recipient Field');
	return items.map(({ json }, itemIndex) => ({ address: fieldOf(json, field), itemIndex }));
}

/** An expression would be worked out to the recipient itself, which is no name of a field. */
function fieldName(form: Form, name: string, label: string): string {
	const field = form.trimmed(name);
	if (field !== undefined) return field;
	throw BadInput.of(label, 'is empty', 'Write the name of the field, such as phone');
}

function readOptOuts(node: IExecuteFunctions, form: Form): unknown[] {
	switch (form.text('suppression')) {
		case 'list':
			return parseRecipientList(form.text('suppressionList'), undefined, 'Opted-Out Recipients');
		case 'input': {
			const field = fieldName(form, 'suppressionField', 'Field of the Second Input');
			return (node.getInputData(1) ?? []).map(({ json }) => fieldOf(json, field));
		}
		default:
			return [];
	}
}

function withoutOptedOut(
	{ ready, skipped }: Recipients,
	items: INodeExecutionData[],
	form: Form,
): Recipients {
	const field = fieldName(form, 'suppressionFlag', 'Opt-Out Field');
	const optedOut = (json: IDataObject | undefined) => isYes(json && fieldOf(json, field));
	const out = ready.filter(({ itemIndex }) => optedOut(items[itemIndex]?.json));
	const gone = new Set(out);
	const suppressed = out.map(
		(recipient): SkippedRecipient => ({
			...recipient,
			reason: 'suppressed',
			detail: `The item's field "${field}" says that the recipient opted out`,
		}),
	);
	return {
		ready: ready.filter((recipient) => !gone.has(recipient)),
		skipped: [...skipped, ...suppressed],
	};
}

function isYes(value: unknown): boolean {
	const text = String(value ?? '')
		.trim()
		.toLowerCase();
	return !['', 'false', '0', 'no'].includes(text);
}

function addressCheck(channel: MittoChannel): RecipientInput['checkAddress'] {
	return (address) => {
		const rules = new Rules();
		channel.checkDestination(address, rules);
		const [problem] = rules.problems;
		return problem && `${problem.field} ${problem.message}. ${problem.fix}`;
	};
}
