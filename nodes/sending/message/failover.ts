import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../channels';
import { jsonTwin, readListTwin } from '../../form/jsonTwin';
import { showFor } from '../../form/show';
import type { Form } from '../../form/form';
import { isRecord } from '../../values/records';
import { BadInput } from '../../form/badInput';
import { readStep, stepFields, type Step } from './step';

/** When the next step is tried. */
export interface Failover {
	/** The node tries it as soon as the API refuses a recipient. */
	onRefusal: boolean;
	/** Mitto tries it when the step before has not come far enough in time. */
	timeout?: { type: string; seconds: number; status: string };
}

const twin = {
	name: 'failoverSteps',
	displayName: 'Failover Steps',
	json: [
		{
			trafficAccountId: '679b453b-c876-49b0-b30e-c2b4c1c60000',
			sms: { text: 'Hello', sender: 'MyShop' },
		},
	],
	fields: {
		displayName: 'Failover Steps',
		name: 'failoverSteps',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Step' },
		default: {},
		placeholder: 'Add Step',
		description: 'What is tried after the message above, in this order',
		options: [{ displayName: 'Step', name: 'step', values: stepFields }],
	} satisfies INodeProperties,
};

const custom = 'custom';

const timeoutFields: INodeProperties[] = [
	{
		displayName: 'Wait for (Seconds)',
		name: 'failoverSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description: 'How long Mitto waits for a step before it tries the next',
	},
	{
		displayName: 'Awaited Status',
		name: 'failoverStatus',
		type: 'options',
		options: [
			{ name: 'Custom', value: custom, description: 'Another status that Mitto knows' },
			{ name: 'Delivered', value: 'Delivered', description: 'The message is on the phone' },
			{ name: 'Seen', value: 'Seen', description: 'The recipient has opened the message' },
			{ name: 'Sent', value: 'Sent', description: 'The message was passed on' },
		],
		default: 'Delivered',
		description: 'How far a message must come within that time',
	},
	{
		displayName: 'Custom Status',
		name: 'failoverStatusCustom',
		type: 'string',
		required: true,
		displayOptions: { show: { failoverStatus: [custom] } },
		default: '',
		placeholder: 'e.g. Read',
		description: 'The status as Mitto writes it',
	},
	{
		displayName: 'Failover Type',
		name: 'failoverType',
		type: 'options',
		options: [
			{ name: 'Custom', value: custom, description: 'Another type that Mitto knows' },
			{ name: 'Timeout', value: 'Timeout', description: 'The next step follows after a time' },
		],
		default: 'Timeout',
		description: 'What makes Mitto try the next step',
	},
	{
		displayName: 'Custom Type',
		name: 'failoverTypeCustom',
		type: 'string',
		required: true,
		displayOptions: { show: { failoverType: [custom] } },
		default: '',
		placeholder: 'e.g. Timeout',
		description: 'The type as Mitto writes it. Add what else it needs with Additional JSON.',
	},
];

const occasions = [
	{
		name: 'When Not Delivered in Time',
		value: 'timeout',
		description: 'Mitto waits and then tries the next step by itself',
	},
	{
		name: 'When Refused',
		value: 'refusal',
		description: 'The next step is tried at once for recipients that the API refuses',
	},
	{
		name: 'When Refused or Not Delivered in Time',
		value: 'both',
		description: 'Either of the two leads to the next step',
	},
];

const planFields: INodeProperties[] = [
	...showFor({ failover: ['timeout', 'refusal', 'both'] }, jsonTwin(twin)),
	...showFor({ failover: ['timeout', 'both'] }, timeoutFields),
];

/** Fields of a node whose messages may all have a failover. */
export const failoverFields: INodeProperties[] = [
	{
		displayName: 'Failover',
		name: 'failover',
		type: 'options',
		options: [
			{ name: 'None', value: 'none', description: 'The message goes out on this channel only' },
			...occasions,
		],
		default: 'none',
		description: 'When to try another channel',
	},
	...planFields,
];

/** The same as an option of a single message. */
export const failoverOption: INodeProperties = {
	displayName: 'Failover',
	name: 'failover',
	type: 'fixedCollection',
	default: { plan: {} },
	description: 'What is tried on other channels when the message is refused or comes too late',
	options: [
		{
			displayName: 'Failover',
			name: 'plan',
			values: [
				{
					displayName: 'Next Step',
					name: 'failover',
					type: 'options',
					options: occasions,
					default: 'timeout',
					description: 'When to try the next step',
				},
				...planFields,
			],
		},
	],
};

/** Reads the option; undefined when it was not added. */
export function planIn(options: Form): Form | undefined {
	return options.text('failover') === undefined
		? undefined
		: options.group('failover').group('plan');
}

/** @throws {BadInput} when a choice does not exist or a number is missing */
export function readFailover(form: Form): Failover | undefined {
	const when = form.text('failover') ?? 'none';
	if (when === 'none') return undefined;
	if (!occasions.some(({ value }) => value === when)) {
		throw BadInput.of('Failover', `is "${when}", which does not exist`, 'Choose one from the list');
	}
	const onRefusal = when === 'refusal' || when === 'both';
	if (when === 'refusal') return { onRefusal };

	const seconds = form.number('failoverSeconds');
	if (seconds === undefined || !Number.isInteger(seconds) || seconds < 1) {
		throw BadInput.of(
			'Wait for (Seconds)',
			`is ${String(seconds ?? 'empty')}`,
			'Use a whole number of seconds, 1 or more',
		);
	}
	const named = (name: string) => {
		const chosen = form.text(name);
		return (chosen === custom ? form.trimmed(`${name}Custom`) : chosen) ?? '';
	};
	return {
		onRefusal,
		timeout: { type: named('failoverType'), seconds, status: named('failoverStatus') },
	};
}

/** @throws {BadInput} when the JSON is no list of steps */
export function readFailoverSteps(form: Form): Step[] {
	const rows = readListTwin<Step | Record<string, unknown>>(form, twin, () =>
		form.rows('failoverSteps', 'step').map((row) => readStep(row)),
	);
	return (rows ?? []).map((row, index) =>
		'channel' in row && 'content' in row ? (row as Step) : ofJson(row, index),
	);
}

/** One step as JSON: the account, and the channel's part under Mitto's name for it. */
function ofJson(row: unknown, index: number): Step {
	const entries = isRecord(row) ? Object.entries(row) : [];
	for (const channel of mittoChannels) {
		const found = entries.find(([name]) => name.toLowerCase() === channel.bodyPart.toLowerCase());
		if (found === undefined || !isRecord(found[1])) continue;
		const { trafficAccountId } = row as Record<string, unknown>;
		return {
			api: 'chatApps',
			channel,
			trafficAccountId: String(trafficAccountId ?? ''),
			content: found[1] as IDataObject,
		};
	}
	const parts = mittoChannels.map(({ bodyPart }) => bodyPart).join(', ');
	throw BadInput.of(
		`Failover Steps (JSON) ${index + 1}`,
		'names no channel',
		`Write { "trafficAccountId": "…", "sms": { … } } with one of ${parts}`,
	);
}
