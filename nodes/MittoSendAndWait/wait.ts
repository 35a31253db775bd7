import { randomBytes } from 'crypto';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { KeyRing } from '../callbacks/keyRing';
import { checkToken, signToken, type TokenFault } from '../callbacks/token';
import type { Form } from '../form/form';
import { executionMark } from '../callbacks/waiting/answer';
import { reportPath } from '../callbacks/waiting/call';
import { keysFor } from '../callbacks/waiting/keys';
import { Rules } from '../form/rules';
import { isRecord } from '../values/records';

/** What identifies one wait. It lies in the waiting item, so it survives a restart of n8n. */
export type Wait = {
	/** Random, so that nobody guesses the URL of another wait. */
	id: string;
	/** ISO 8601; after this nothing is taken any more. */
	until: string;
	/** The execution, for whoever kept no more than its address. */
	execution: string;
};

const unitSeconds: Record<string, number> = {
	seconds: 1,
	minutes: 60,
	hours: 3600,
	days: 86_400,
};

/** n8n keeps the time of a wait as a date; more than a year is a slip of the pen. */
const longestSeconds = 366 * 86_400;

/** @throws {BadInput} when the time is none */
export function newWait(form: Form, execution: string, now: number): Wait {
	const unit = unitSeconds[form.text('waitUnit') ?? 'hours'] ?? 3600;
	const amount = form.number('waitAmount');
	const rules = new Rules();
	rules.number(amount, 'Wait at Most', { required: true, min: 1, max: longestSeconds / unit });
	rules.settle({ skippable: false });
	return {
		id: randomBytes(12).toString('base64url'),
		until: new Date(now + (amount ?? 0) * unit * 1000).toISOString(),
		execution,
	};
}

/** A token for this wait alone, good as long as the wait lasts. */
export function tokenFor({ id, until }: Wait, keys: KeyRing, now: number): string {
	const lifetime = Math.max(1, Math.ceil((Date.parse(until) - now) / 1000));
	return signToken({ id }, keysFor('address', keys), { now, lifetime });
}

/** Why a token does not open this wait: its own fault, or that it belongs to another one. */
export type WaitFault = TokenFault | 'otherWait';

/** @returns undefined when the token is good */
export function faultOfToken(
	token: unknown,
	wait: Wait,
	keys: KeyRing,
	now: number,
): WaitFault | undefined {
	const given = typeof token === 'string' ? token : undefined;
	// Signed a moment ago on another machine of the same n8n, whose clock may be a little ahead.
	const check = checkToken(given, keysFor('address', keys), { now, tolerance: 30 });
	if (!check.valid) return check.fault;
	if (!isFor(wait, check.id)) return 'otherWait';
	return now > Date.parse(wait.until) ? 'expired' : undefined;
}

/** Whether something signed is meant for this wait: by its id, or by the mark of its execution. */
export function isFor({ id, execution }: Wait, to: string | null): boolean {
	return to === id || to === executionMark(execution);
}

/**
 * Puts the execution to wait. When the time is over n8n skips the node and hands on what came in, so
 * what came in is replaced by an item that says of itself that nothing happened in time.
 */
export async function putToWait(
	node: IExecuteFunctions,
	timedOut: IDataObject,
	{ until }: Wait,
): Promise<INodeExecutionData[]> {
	const waiting = [{ json: timedOut, pairedItem: { item: 0 } }];
	node.getExecuteData().data.main = [waiting];
	await node.putExecutionToWait(new Date(until));
	return waiting;
}

/** The item that waits, and its wait; undefined when this execution waits for nothing of ours. */
export function waitingItem(
	node: IWebhookFunctions,
): { item: IDataObject; wait: Wait } | undefined {
	const item: unknown = node.evaluateExpression('{{ $json }}');
	const wait = isRecord(item) ? item.wait : undefined;
	if (!isRecord(wait) || typeof wait.id !== 'string' || typeof wait.until !== 'string') {
		return undefined;
	}
	return { item: item as IDataObject, wait: wait as Wait };
}

/** Where this execution is resumed; n8n's own signature is part of it where n8n has one. */
export function resumeAddress(node: IExecuteFunctions, query: Record<string, string>): string {
	return node.getSignedResumeUrl(query);
}

/** The same for a vendor, who may add parameters of its own to the URL. */
export function callbackUrlOf(node: IExecuteFunctions, token: string): string {
	const url = new URL(String(node.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname += `/${reportPath}`;
	url.searchParams.set('token', token);
	return url.href;
}
