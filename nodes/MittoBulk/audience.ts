import type { IDataObject, IExecuteFunctions, INodeExecutionData, ISourceData } from 'n8n-workflow';

import type { MittoChannel } from '../channels/mittoChannel';
import { empty, type Form } from '../form/form';
import { BadInput } from '../form/badInput';
import { Rules } from '../form/rules';
import { quoted } from '../values/quoted';
import { fieldOf, findField } from '../values/fieldOf';
import {
	collectRecipients,
	noOptOuts,
	parseRecipientList,
	readOptOuts,
	refuseUnreadable,
	type OptOuts,
	type Reading,
	type RecipientInput,
	type Recipients,
	type SkippedRecipient,
} from '../recipients';
import { readCountry } from '../recipients/countries';
import { fieldNameIn, refuseMissingField } from './fieldName';
import { isInPart, readPart } from './part';

interface AudienceSetting {
	node: IExecuteFunctions;
	items: INodeExecutionData[];
	form: Form;
	/** The channel of the first step, whose recipients these are. */
	channel: MittoChannel;
	/** Whether addresses are taken as they are. */
	unchecked: boolean;
}

/** Who gets the campaign and who is skipped, with the reason. */
export function readAudience(source: AudienceSetting): Recipients {
	const { form, channel, unchecked } = source;
	const reading = readReading(form, channel);
	const checkAddress = unchecked ? () => undefined : addressCheck(channel);
	const part = readPart(form.group('options'));
	const found = collectRecipients({
		sources: readSources(source),
		reading,
		optOuts: readSuppression(source, reading, checkAddress),
		checkAddress,
		...(part !== undefined && { belongs: (key) => isInPart(key, part) }),
	});
	return form.text('suppression') === 'field' ? withoutOptedOut(found, source) : found;
}

/** Recipients that stand in a list of their own, read as those of the campaign are. */
export function readListed(source: AudienceSetting, addresses: string[]): Recipients {
	const { form, channel, unchecked } = source;
	const reading = readReading(form, channel);
	const checkAddress = unchecked ? () => undefined : addressCheck(channel);
	return collectRecipients({
		sources: addresses.map((address) => ({ address, itemIndex: 0 })),
		reading,
		optOuts: readSuppression(source, reading, checkAddress),
		checkAddress,
	});
}

/** How the form says that addresses are to be read. */
export function readReading(form: Form, { addressKind }: MittoChannel): Reading {
	const options = form.group('options');
	const code = options.text('defaultCountry');
	const country = code === undefined ? undefined : readCountry(code);
	if (code !== undefined && country === undefined) {
		throw BadInput.of(
			'Default Country',
			`is ${quoted(code)}, which is no country`,
			'Give the two letters of its ISO 3166 code, such as HR',
		);
	}
	return {
		kind: addressKind,
		clean: options.flag('cleanRecipients'),
		...(country !== undefined && { country }),
	};
}

function readSources({ node, items, form }: AudienceSetting): RecipientInput['sources'] {
	if (form.text('operation') === 'sendBulk' && form.text('recipientsFrom') === 'list') {
		const listed = parseRecipientList(form.text('recipientList'), undefined, 'Recipient List');
		return listed.map((address) => ({ address, itemIndex: 0 }));
	}
	const label = 'Recipient Field';
	const field = fieldNameIn(node, form, { name: 'recipientField', label, items });
	refuseMissingField(items, field, label);
	return items.map(({ json }, itemIndex) => ({ address: fieldOf(json, field), itemIndex }));
}

/** Who opted out, from the list or the second input. */
export function readSuppression(
	{ node, form }: Pick<AudienceSetting, 'node' | 'form'>,
	reading: Reading,
	checkAddress: RecipientInput['checkAddress'],
): OptOuts {
	const source = readOptOutSource(node, form);
	if (source === undefined) return noOptOuts;
	const optOuts = readOptOuts(
		source.values,
		reading,
		(address) => checkAddress(address) !== undefined,
	);
	if (!form.group('options').flag('ignoreUnreadableOptOuts')) {
		refuseUnreadable(optOuts, source.label);
	}
	return optOuts;
}

function readOptOutSource(
	node: IExecuteFunctions,
	form: Form,
): { label: string; values: unknown[] } | undefined {
	switch (form.text('suppression')) {
		case 'list': {
			const label = 'Opted-Out Recipients';
			const given: unknown = node.getNodeParameter('suppressionList', 0, empty);
			if (given === undefined || given === null) {
				throw BadInput.of(
					label,
					'is an expression that finds nothing, so nobody can tell who opted out',
					'Correct the expression, or set Suppression List to None',
				);
			}
			if (typeof given === 'string' && given.trim() === '') {
				throw BadInput.of(
					label,
					'is empty, so nobody can tell who opted out',
					'Fill it in ([] stands for nobody), or set Suppression List to None',
				);
			}
			return { label, values: parseRecipientList(form.text('suppressionList'), undefined, label) };
		}
		case 'input': {
			if (!isFed(node, 1)) {
				throw BadInput.of(
					'Second Input',
					'has nothing that leads to it, or its branch did not run, so nobody can tell who opted out',
					'Connect what gives the people who opted out, or set Suppression List to None',
				);
			}
			const label = 'Field of the Second Input';
			// n8n's "Always Output Data" gives one empty item where there is nobody.
			const items = (node.getInputData(1) ?? []).filter(({ json }) => Object.keys(json).length > 0);
			const field = fieldNameIn(node, form, { name: 'suppressionField', label, items });
			refuseMissingField(items, field, label);
			return { label, values: items.map(({ json }) => fieldOrItem(json, field)) };
		}
		default:
			return undefined;
	}
}

/** Whether something before an input ran, also when it gave no items. */
function isFed(node: IExecuteFunctions, input: number): boolean {
	try {
		const source: ISourceData | null | undefined = node.getInputSourceData(input);
		return source !== null && source !== undefined;
	} catch {
		// n8n throws where nothing ran before the node at all.
		return false;
	}
}

/** An item without the field is somebody who opted out, too; nobody knows who. */
function fieldOrItem(json: IDataObject, field: string): unknown {
	const found = findField(json, field);
	return found === undefined ? json : found.value;
}

function withoutOptedOut(
	{ ready, skipped }: Recipients,
	{ node, items, form }: AudienceSetting,
): Recipients {
	const label = 'Opt-Out Field';
	const field = fieldNameIn(node, form, { name: 'suppressionFlag', label, items });
	if (items.length > 0 && !items.some(({ json }) => findField(json, field) !== undefined)) {
		node.addExecutionHints({
			message: `No input item has the field "${field}" that ${label} names, so nobody counts as opted out`,
			type: 'warning',
			location: 'outputPane',
		});
	}
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

/** Whether a field says that somebody opted out. */
export function isYes(value: unknown): boolean {
	const text = String(value ?? '')
		.trim()
		.toLowerCase();
	return !['', 'false', '0', 'no'].includes(text);
}

export function addressCheck(channel: MittoChannel): RecipientInput['checkAddress'] {
	return (address) => {
		const rules = new Rules();
		channel.checkDestination(address, rules);
		const [problem] = rules.problems;
		return problem && `${problem.field} ${problem.message}. ${problem.fix}`;
	};
}
