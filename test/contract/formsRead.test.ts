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

function withExtras(fields: INodeProperties[], extras: INodeProperties[] = []): INodeProperties[] {
	if (extras.length === 0) return fields;
	const options = { displayName: 'Options', name: 'options', type: 'collection' } as const;
	return [...fields, { ...options, default: {}, options: extras }];
}

const builders: Builder[] = [
	...mittoChannels.flatMap(({ resource, messageTypes }) =>
		messageTypes.map(({ operation, fields, extras = [], build }) => ({
			name: `${resource} ${operation}`,
			fields: withExtras(fields, extras),
			build,
		})),
	),
	...viberBotMessages.map(({ operation, fields, extras = [], build }) => ({
		name: `viberBot ${operation}`,
		fields: withExtras(fields, extras),
		build,
	})),
	{
		name: 'viberBot envelope',
		fields: withExtras([senderNameField, ...keyboardFields], envelopeExtras),
		build: (form) => buildEnvelope(form, {}),
	},
	{
		name: 'sms smsApi',
		fields: withExtras(smsApiText.fields, smsApiText.extras),
		build: (form) => smsApiText.build(form),
	},
];

describe.each(builders)('the form of $name', ({ fields, build }) => {
	const declared = new Set(declaredPaths(fields));
	const read = new Set(pathsRead(fields, build));

	it('offers everything that the message is built from', () => {
		expect([...read].filter((path) => !declared.has(path))).toEqual([]);
	});

	it('offers nothing that the message is built without', () => {
		expect([...declared].filter((path) => !read.has(path))).toEqual([]);
	});
});
