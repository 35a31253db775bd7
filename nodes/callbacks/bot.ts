import type { ICredentialDataDecryptedObject, IDataObject, INodeProperties } from 'n8n-workflow';

import type { UrlRules } from './publicUrl';
import type { Form } from '../form/form';
import type { Rules } from '../form/rules';
import type { ApiRequest } from '../apis/client';

/** The webhook of a bot, told alike for all services. Absent is `null`, never a missing key. */
export interface WebhookInfo extends IDataObject {
	/** `null` when the bot has no webhook. */
	url: string | null;
	/** Kinds of events that the service calls the webhook for; `null` when it does not say. */
	events: string[] | null;
	/** Events that wait to be delivered. */
	pending: number | null;
	/** Why the last call failed. */
	lastError: string | null;
	/** ISO 8601. */
	lastErrorAt: string | null;
}

/** A bot's webhook with the service that it is registered at. */
export type BotWebhook = WebhookInfo & Pick<Bot, 'service'>;

/** What differs between the services at which the one webhook of a bot can be registered. */
export interface Bot {
	/** Stored in workflows, so never changed; the service of the requests, too. */
	service: 'telegramBot' | 'viberBot';
	name: string;
	description: string;
	/** What the service demands of the webhook's address. */
	urlRules: UrlRules;
	/** Fields of "Set" besides address and traffic account. */
	setFields: INodeProperties[];
	/** Fields of "Delete". */
	deleteFields: INodeProperties[];
	setPath: string;
	setBody(form: Form, url: string): Record<string, unknown>;
	/** What "set" sends unless the form says otherwise, out of the bot's credential. */
	defaultBody?(credential: ICredentialDataDecryptedObject): Record<string, unknown>;
	/** The body of "set" for a webhook that was there before, as far as `readInfo` tells about it. */
	restoreBody(url: string, events: string[] | null): Record<string, unknown>;
	checkSet(body: Record<string, unknown>, rules: Rules): void;
	deleteRequest(form: Form): Pick<ApiRequest, 'method' | 'path' | 'body'>;
	infoRequest: Pick<ApiRequest, 'method' | 'path' | 'body'>;
	readInfo(answer: Record<string, unknown>): WebhookInfo;
}
