import type { INodeProperties } from 'n8n-workflow';

import { NotGenuine, mergedFields, type Callback } from '../../../callbacks/callback';
import { readCallbackKeys } from '../../../callbacks/callbackKeys';
import type { DeliveryEvent } from '../../../callbacks/events';
import { ownNamesField, readOwnNames } from '../../../callbacks/knownNames';
import type { Sender } from '../../../callbacks/sender';
import { proveToken } from '../../../callbacks/tokenProof';
import { note } from '../../../form/note';
import { reportNames } from '../../../callbacks/delivery/names';
import { readReport, reportKey } from '../../../callbacks/delivery/report';

/** The document's own template, as Mitto's staff enter it. */
export const reportTemplate =
	'{"messageId":"~msgid~","status":"~status~","errorcode":"~errorcode~"}';

const ownNames: INodeProperties = ownNamesField<keyof typeof reportNames>({
	messageId: 'Message ID',
	rawStatus: 'Status',
	errorCode: 'Error Code',
	description: 'Description',
	reference: 'Reference',
	destination: 'Destination',
	trafficAccountId: 'Traffic Account ID',
	channel: 'Channel',
	occurredAt: 'Time',
});

const requireJsonField = {
	displayName: 'Require JSON',
	name: 'requireJson',
	type: 'boolean',
	default: true,
	description:
		'Whether to refuse POST callbacks whose content type is another than the one that Mitto documents. Turn it off when your template is a form.',
} satisfies INodeProperties;

/** Delivery reports of SMS: a template that Mitto fills in, in the query, in a form or as JSON. */
export const sms: Sender<DeliveryEvent> = {
	source: 'sms',
	name: 'SMS',
	description: 'Delivery reports that Mitto sends to signed callback URLs',
	api: 'mitto',
	proof: 'url',
	trigger: {
		action: 'On delivery report: SMS',
		help: [
			note(
				'Reports are taken from signed URLs only. Mitto Send signs the callback URL of each SMS that goes through the SMS API: paste the Production URL of this trigger there.',
				'signedUrlHelp',
			),
			note(
				'For the reports of your whole account, make a signed URL with Mitto Send › Callback › Create Signed URL, and give it to Mitto together with the template below.',
				'accountHelp',
			),
			{
				displayName: 'Template for Mitto',
				name: 'template',
				type: 'string',
				typeOptions: { rows: 3 },
				default: reportTemplate,
				disabledOptions: { show: { source: ['sms'] } },
				description:
					'What Mitto enters as the body of the callback. To be copied, not to be changed.',
			},
		],
		fields: [],
	},
	fields: [requireJsonField, ownNames],

	async reader(node, form) {
		const { delivery: keys, tolerance } = await readCallbackKeys(node);
		const requireJson = form.flagOf(requireJsonField);
		const names = readOwnNames(form, reportNames);

		return (callback) => {
			const proof = proveToken(callback, keys, tolerance);
			if (requireJson) demandJson(callback);
			// The token is a secret of the URL and no part of the report.
			const raw = mergedFields(callback);
			delete raw.token;
			if (Object.keys(raw).length === 0) throw new NotGenuine(400, 'The callback says nothing');
			const { id: callbackId, keyPosition, reference } = proof;
			const receivedAt = new Date(callback.receivedAt).toISOString();
			const event = readReport(raw, {
				ownNames: names,
				channel: 'sms',
				callbackId,
				keyPosition,
				reference,
				receivedAt,
			});
			return { kind: 'events', events: [event] };
		};
	},

	duplicateKey: reportKey,
};

/** Mitto's chat apps page, section "DLR": every callback has the content type application/json. */
function demandJson({ method, headers }: Callback): void {
	if (method !== 'POST') return;
	const given = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	if (given === 'application/json') return;
	throw new NotGenuine(
		415,
		`The content type is ${given ?? 'missing'} and not application/json: see the option Require JSON`,
	);
}
