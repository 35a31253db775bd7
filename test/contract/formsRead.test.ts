import type { INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../nodes/channels';
import { smsApiText } from '../../nodes/channels/sms/smsApi';
import { viberBotMessages } from '../../nodes/channels/viberBot';
import {
	buildEnvelope,
	envelopeExtras,
	senderNameField,
} from '../../nodes/channels/viberBot/envelope';
import { keyboardFields } from '../../nodes/channels/viberBot/keyboard';
import type { Form } from '../../nodes/form/form';
import { declaredPaths, pathsRead } from '../support/contract/recordingForm';

interface Builder {
	name: string;
	fields: INodeProperties[];
	build: (form: Form) => unknown;
}

const builders: Builder[] = [
	...mittoChannels.flatMap(({ resource, messageTypes }) =>
		messageTypes.map(({ operation, fields, extras = [], build }) => ({
			name: `${resource} ${operation}`,
			fields: [...fields, ...extras],
			build,
		})),
	),
	...viberBotMessages.map(({ operation, fields, extras = [], build }) => ({
		name: `viberBot ${operation}`,
		fields: [...fields, ...extras],
		build,
	})),
	{
		name: 'viberBot envelope',
		fields: [senderNameField, ...keyboardFields, ...envelopeExtras],
		build: (form) => buildEnvelope(form, {}),
	},
	{
		name: 'sms smsApi',
		fields: [...smsApiText.fields, ...(smsApiText.extras ?? [])],
		build: (form) => smsApiText.build(form),
	},
];

describe.each(builders)('the form of $name', ({ fields, build }) => {
	const declared = new Set(declaredPaths(fields));
	const read = new Set(pathsRead(fields, build));
	// Where extras are looked for first; they are read by their own names in a failover step.
	read.delete('options');

	it('offers everything that the message is built from', () => {
		expect([...read].filter((path) => !declared.has(path))).toEqual([]);
	});

	it('offers nothing that the message is built without', () => {
		expect([...declared].filter((path) => !read.has(path))).toEqual([]);
	});
});
