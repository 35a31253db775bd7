import type { IHookFunctions, INodeProperties } from 'n8n-workflow';

import { listIn } from '../../../values/listIn';
import type { Form } from '../../../form/form';
import { isRecord } from '../../../values/records';
import { BadInput } from '../../../form/badInput';
import { call } from '../../../apis/client';
import { ApiFailure } from '../../../apis/failure';
import type { Registrar, RegistrarOf } from '../../../callbacks/registration';
import { secretHeader, webhookSecret } from './secretHeader';
import { settled } from '../../../values/settled';

const path = '/api/v1/Webhooks';

/** How a webhook of Mitto's chat apps comes to be. */
export const setUpField: INodeProperties = {
	displayName: 'Set-Up',
	name: 'setUp',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Register the webhook at Mitto on activation and remove it on deactivation',
		},
		{
			name: 'By Hand',
			value: 'byHand',
			description: 'The webhook is registered by you or by Mitto, with a secret of yours',
		},
	],
	default: 'automatic',
	description: 'How Mitto learns where to send events to',
};

/** What an automatic set-up asks for; shown by the trigger under its own conditions. */
export const webhookFields: INodeProperties[] = [
	{
		displayName: 'Traffic Account Names or IDs',
		name: 'trafficAccountIds',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getTrafficAccounts' },
		required: true,
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Webhook Triggers',
		name: 'webhookTriggers',
		type: 'string',
		default: '',
		placeholder: 'e.g. MessageStatusUpdated',
		description:
			'Kinds of events to ask Mitto for, separated by commas. Mitto does not publish their names: your account manager knows them. Leave it empty to let Mitto choose.',
	},
];

/** A trigger whose webhook was set up by hand has nothing to register. */
export const registerAtMitto: RegistrarOf = (node, form) =>
	form.text(setUpField.name) === 'byHand' ? undefined : mittoRegistrar(node, form);

/** Registers and removes a webhook for the chosen traffic accounts. Mitto calls each webhook there is. */
function mittoRegistrar(node: IHookFunctions, form: Form): Registrar {
	return {
		urlRules: { vendor: 'Mitto' },

		async set(url) {
			const accounts = form.choices('trafficAccountIds');
			if (accounts.length === 0) throw noAccount();
			// One that a killed n8n left behind would bring every event a second time.
			for (const id of await idsOf(node, url)) await removeWebhook(node, id);

			const secret = webhookSecret(await node.getCredentials('mittoApi'), url);
			const triggers = form.list('webhookTriggers');
			const { body } = await call(node, {
				service: 'chatApps',
				method: 'POST',
				path,
				body: {
					url,
					description: `n8n: ${node.getWorkflow().name ?? node.getNode().name}`,
					...(triggers.length > 0 && { webhookTriggers: triggers }),
					headers: { [secretHeader]: secret },
					linkTrafficAccountIds: accounts,
				},
			});
			const id = idIn(body) ?? (await idsOf(node, url)).at(-1);
			if (id === undefined) throw noId(url);
			return { id };
		},

		async remove({ id }) {
			await removeWebhook(node, String(id));
		},
	};
}

async function removeWebhook(node: IHookFunctions, id: string): Promise<void> {
	const removal = await settled(
		call(node, {
			service: 'chatApps',
			method: 'DELETE',
			path: `${path}/${encodeURIComponent(id)}`,
			// Without it Mitto keeps webhooks that are linked to traffic accounts.
			query: { forceDelete: true },
		}),
	);
	if (removal.status === 'fulfilled' || hasStatus(removal.reason, [404])) return;
	throw removal.reason;
}

/** Ids of the webhooks that lead to the URL. That Mitto lists webhooks is not certain: none then. */
async function idsOf(node: IHookFunctions, url: string): Promise<string[]> {
	const answer = await settled(call(node, { service: 'chatApps', method: 'GET', path }));
	if (answer.status === 'fulfilled') {
		return listIn(answer.value.body)
			.filter((webhook) => webhook.url === url)
			.flatMap((webhook) => idIn(webhook) ?? []);
	}
	if (hasStatus(answer.reason, [400, 404, 405])) return [];
	throw answer.reason;
}

/** Mitto does not document the name. */
function idIn(webhook: unknown): string | undefined {
	const { id, webhookId } = isRecord(webhook) ? webhook : {};
	const found = id ?? webhookId;
	return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

function hasStatus(fault: unknown, statuses: number[]): boolean {
	return fault instanceof ApiFailure && statuses.includes(fault.facts.status ?? 0);
}

function noAccount(): BadInput {
	return BadInput.of('Traffic Account Names or IDs', 'is empty', 'Choose at least one sender');
}

function noId(url: string): BadInput {
	return BadInput.of(
		'Webhook',
		`${url} was registered, but Mitto did not tell its ID, so that it could not be removed later`,
		'Remove it at Mitto, and choose By Hand as Set-Up',
	);
}
