import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../../nodes/channels';
import { smsApiText } from '../../../nodes/channels/sms/smsApi';
import { viberBotMessages } from '../../../nodes/channels/viberBot';
import { buildEnvelope } from '../../../nodes/channels/viberBot/envelope';
import { Form } from '../../../nodes/form/form';
import { nodes } from '../../fixtures/workflows/mittoSend.v1.json';

interface Saved {
	parameters: IDataObject;
	requests: Array<{ body?: IDataObject }>;
}

interface Builder {
	fields: INodeProperties[];
	build(form: Form): object;
}

/** Whoever builds the message of a saved form, and which part of the request it builds. */
function builderOf({ resource, operation, route }: IDataObject, body: IDataObject) {
	if (route === 'smsApi') {
		const { to, callback, reference, ...part } = body;
		return to && callback && reference ? { type: smsApiText as Builder, part } : undefined;
	}
	if (resource === 'viberBot') {
		const type = viberBotMessages.find((candidate) => candidate.operation === operation);
		const { receiver, ...part } = body;
		const build = (form: Form) => buildEnvelope(form, type?.build(form) ?? {});
		return receiver && type ? { type: { fields: type.fields, build }, part } : undefined;
	}
	const channel = mittoChannels.find((candidate) => candidate.resource === resource);
	const type = channel?.messageTypes.find((candidate) => candidate.operation === operation);
	return channel && type ? { type: type as Builder, part: body[channel.bodyPart] } : undefined;
}

const messages = Object.entries(nodes as unknown as Record<string, Saved>).flatMap(
	([name, { parameters, requests }]) => {
		const [{ body = {} } = {}] = requests;
		const builder = builderOf(parameters, body);
		// Additional JSON is not the message type's own.
		const more = (parameters.options as IDataObject | undefined)?.additionalJson;
		return builder === undefined || more !== undefined ? [] : [{ name, parameters, ...builder }];
	},
);

it('most of the saved forms are messages', () => expect(messages.length).toBeGreaterThan(35));

it.each(messages)('$name becomes the message that it was when it was saved', (saved) => {
	const { parameters, type, part } = saved;
	const defaults = Object.fromEntries(type.fields.map((field) => [field.name, field.default]));
	expect(type.build(Form.of({ ...defaults, ...parameters }))).toStrictEqual(part);
});
