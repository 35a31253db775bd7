import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../apis/client';
import type { Responder } from '../../callbacks/waiting/answer';
import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import { readPatterns } from '../../recipients/patterns';

/** What a question in a chat keeps with its wait. */
export interface InChat {
	/** Those whose answers count; undefined for everybody in the chat. */
	allowed?: string[];
	/** What somebody else is told, ready to leave. */
	notice?: ApiRequest;
	/** Of the options, what guards the notice as it guards the question. */
	guards?: IDataObject;
}

/** @throws {BadInput} when nobody could answer */
export function readAllowed(options: Form): string[] | undefined {
	if (!options.has('allowedResponders')) return undefined;
	const allowed = options.list('allowedResponders');
	if (allowed.length > 0) return allowed;
	throw BadInput.of(
		'Allowed Responders',
		'is empty, so nobody could answer',
		'Fill it in, or take the option away to allow everybody in the chat',
	);
}

export function mayAnswer({ allowed }: InChat, { id, phone }: Responder): boolean {
	if (allowed === undefined) return true;
	const patterns = readPatterns(allowed);
	return (
		(id !== null && patterns.match(id, undefined)) ||
		(phone !== null && patterns.match(phone, 'phone'))
	);
}
