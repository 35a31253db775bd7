import type { INodeProperties } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import { chosenType, stepFields } from '../../sending/message/step';
import { mittoMessage, prepare } from '../../MittoSend/operations/mittoMessage';
import type { Operation } from '../../MittoSend/operations/operation';
import { guardAllSteps } from '../../MittoSend/operations/send';
import { readGuards } from '../../recipients/guard';

/** One message of a failover: what is sent, with which values. */
export interface SendStep {
	operation: Operation;
	form: Form;
}

export const mostSteps = 5;

export const failoverField: INodeProperties = {
	displayName: 'If Not Delivered, Send',
	name: 'ifNotDelivered',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Message' },
	default: {},
	placeholder: 'Add Message',
	description:
		'What is sent, in this order, when the message before was refused, has failed, or did not come far enough in time. Mitto is asked for the status; the SMS API and Viber bots tell none.',
	options: [
		{
			displayName: 'Message',
			name: 'step',
			values: [
				...stepFields,
				{
					displayName: 'To',
					name: 'destination',
					type: 'string',
					default: '',
					placeholder: 'e.g. +385911234567',
					description: 'Another address of the same person. Leave it empty for the one above.',
				},
			],
		},
	],
};

export const failoverSecondsField = {
	displayName: 'Send Next After (Seconds)',
	name: 'nextAfterSeconds',
	type: 'number',
	typeOptions: { minValue: 5, maxValue: 300 },
	default: 30,
	description:
		'How long each message but the last may take. The execution keeps running meanwhile, so at most 300.',
} satisfies INodeProperties;

/**
 * The messages of the failover, all of them checked, so that nothing is sent before it is sure that
 * the next message can be.
 *
 * @throws {BadInput} naming the message
 */
export function readSteps(form: Form, options: Form): SendStep[] {
	const rows = form.rows('ifNotDelivered', 'step');
	if (rows.length > mostSteps) {
		throw BadInput.of(
			'If Not Delivered, Send',
			`has ${rows.length} messages, at most ${mostSteps} are allowed`,
			'Take some away',
		);
	}
	return rows.map((row, index) => {
		const { channel, type } = chosenType(row, `If Not Delivered, Send ${index + 1} › `);
		const destination = row.trimmed('destination') ?? form.trimmed('destination');
		const filled = row.with({ destination });
		guardAllSteps(readGuards(options), prepare(channel, type, { form: filled, options }));
		return { operation: mittoMessage(channel, type), form: filled };
	});
}
