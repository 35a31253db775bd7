import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { Form } from '../form/form';
import { BadInput } from '../form/badInput';
import { bareUrl } from '../apis/credential';
import { redactText } from '../apis/redact';
import { checkPublicUrl, type UrlRules } from './publicUrl';
import { forgetMemory } from './duplicates';
import { toHookError } from './hookError';
import { takeOverOption, testRunOption } from './registrationOptions';
import { settled } from '../values/settled';

/** A webhook as the vendor knows it. What stands there besides the URL is needed to put it back. */
export type RegisteredWebhook = { url: string } & IDataObject;

/** How one vendor's webhook is looked up, set and removed; faults are thrown as `ApiFailure`. */
export interface Registrar {
	urlRules: UrlRules;
	/**
	 * Where the vendor calls now, for vendors that call one webhook only. Left out for vendors that
	 * call as many as were registered: there nobody else's can be displaced.
	 */
	current?(): Promise<RegisteredWebhook | undefined>;
	/**
	 * Registers the URL. A secret that the vendor sends along is derived and not kept: what n8n stores for
	 * a node stands unencrypted in its database.
	 *
	 * @returns what `remove` needs to know, such as an id
	 */
	set(url: string): Promise<IDataObject>;
	/** Removes what was set. A webhook that is gone already is no fault. */
	remove(kept: IDataObject): Promise<void>;
	/** Puts back the webhook that was displaced; vendors with `current` have it. */
	restore?(displaced: RegisteredWebhook): Promise<void>;
}

/** Gives undefined when the user registers the webhook by hand. */
export type RegistrarOf = (node: IHookFunctions, form: Form) => Registrar | undefined;

/** What is kept in the node's static data from activation to deactivation. */
type Kept = {
	url: string;
	facts: IDataObject;
	displaced?: RegisteredWebhook;
};

/** The address that was registered; undefined before that. */
export function registeredUrl(node: IWebhookFunctions): string | undefined {
	return keptBy(node)?.url;
}

/** A trigger's `checkExists`. n8n asks it once for each method of the webhook. */
export async function isRegistered(
	node: IHookFunctions,
	registrarOf: RegistrarOf,
): Promise<boolean> {
	const registrar = registrarOf(node, Form.ofTrigger(node));
	if (registrar === undefined) return true;
	const kept = keptBy(node);
	const url = node.getNodeWebhookUrl('default');
	if (kept === undefined || url === undefined || !isSame(kept.url, url)) return false;
	if (registrar.current === undefined) return true;
	const current = await explained(node, registrar.current());
	return current !== undefined && isSame(current.url, url);
}

/** A trigger's `create`. */
export async function register(node: IHookFunctions, registrarOf: RegistrarOf): Promise<boolean> {
	const form = Form.ofTrigger(node);
	const registrar = registrarOf(node, form);
	if (registrar === undefined) return true;
	await explained(node, set(node, registrar, form.group('options')));
	return true;
}

/** A trigger's `delete`: puts back what was displaced, and removes nothing but our own webhook. */
export async function unregister(node: IHookFunctions, registrarOf: RegistrarOf): Promise<boolean> {
	forgetMemory(node.getWorkflow().id, node.getNode().id);
	const registrar = registrarOf(node, Form.ofTrigger(node));
	if (registrar === undefined) return true;
	const kept = keptBy(node) ?? lost(node, registrar);
	if (kept === undefined) return true;
	// Forgotten before the vendor is asked: n8n calls this at once for all methods of the webhook.
	const store = node.getWorkflowStaticData('node');
	delete store.registration;
	const removal = await settled(remove(registrar, kept));
	if (removal.status === 'rejected') {
		store.registration = kept;
		await explained(node, Promise.reject(removal.reason));
	}
	return true;
}

async function set(node: IHookFunctions, registrar: Registrar, options: Form): Promise<void> {
	const url = node.getNodeWebhookUrl('default') ?? '';
	checkPublicUrl(url, registrar.urlRules, options.flag('allowLocalAddress'));

	const current = await registrar.current?.();
	if (current !== undefined) refuseToDisplace(node, registrar, current.url, url, options);

	const facts = await registrar.set(url);
	const displaced = current !== undefined && !isSame(current.url, url) ? current : undefined;
	node.getWorkflowStaticData('node').registration = {
		url,
		facts,
		...(displaced && { displaced }),
	};
}

async function remove(registrar: Registrar, { url, facts, displaced }: Kept): Promise<void> {
	const current = await registrar.current?.();
	// Somebody set another webhook in the meantime: theirs stays.
	if (registrar.current !== undefined && !(current && isSame(current.url, url))) return;
	if (displaced !== undefined && registrar.restore !== undefined) {
		await registrar.restore(displaced);
	} else {
		await registrar.remove(facts);
	}
}

/** @throws {BadInput} naming the other URL, unless the user allowed to displace it */
function refuseToDisplace(
	node: IHookFunctions,
	{ urlRules: { vendor } }: Registrar,
	theirs: string,
	ours: string,
	options: Form,
): void {
	if (isSame(theirs, ours)) return;
	const testing = node.getActivationMode() === 'manual';
	if (isSameNode(theirs, ours)) {
		// Our own webhook for tests, left behind, is in nobody's way.
		if (!testing || options.flag('divertToTests')) return;
		throw BadInput.of(
			'Test run',
			`would take the events from the active workflow, which ${vendor} calls at ${shown(theirs)}`,
			`Turn on "${testRunOption.displayName}" under Options, or deactivate the workflow first`,
		);
	}
	if (options.flag('takeOver')) return;
	throw BadInput.of(
		'Webhook',
		`of ${vendor} is in use: it leads to ${shown(theirs)}`,
		`Remove it there, or turn on "${takeOverOption.displayName}" under Options to replace it while this workflow is active`,
	);
}

/**
 * What n8n did not get to save, because it was killed right after the webhook had been set: whether the
 * one webhook of a vendor is ours can be told without it.
 */
function lost(node: IHookFunctions, registrar: Registrar): Kept | undefined {
	const url = node.getNodeWebhookUrl('default');
	if (registrar.current === undefined || url === undefined) return undefined;
	return { url, facts: {} };
}

function keptBy(node: IHookFunctions | IWebhookFunctions): Kept | undefined {
	const { registration } = node.getWorkflowStaticData('node');
	// Copied, because what n8n gives is a proxy that watches for changes.
	return registration === undefined
		? undefined
		: (JSON.parse(JSON.stringify(registration)) as Kept);
}

async function explained<T>(node: IHookFunctions, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (fault) {
		throw toHookError(fault, node.getNode());
	}
}

/** The query may differ: vendors' parameters are added to the URL. */
function isSame(a: string, b: string): boolean {
	return bare(a) === bare(b);
}

/**
 * n8n's production and test addresses of one node have the same host, and differ only in what stands
 * before the node's path. The same path on another host is another n8n, such as a copy of this one.
 */
export function isSameNode(a: string, b: string): boolean {
	const end = (url: string) => bare(url).split('/').slice(-2).join('/');
	return hostOf(a) === hostOf(b) && end(a) === end(b);
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : '';
}

/** For messages: many a bot's webhook has the token in its path. */
function shown(url: string): string {
	return redactText(bare(url));
}

/** Without the query, which may hold secrets. */
function bare(url: string): string {
	return bareUrl(url.split(/[?#]/)[0]);
}
