import type { IDataObject } from 'n8n-workflow';

import { jsonBody, NotGenuine, type Callback } from '../../../callbacks/callback';
import type { InboundEvent } from '../../../callbacks/events';
import { signedBy, type Signing } from '../../../callbacks/proof';
import type { CallbackReader } from '../../../callbacks/sender';
import { viberEvent } from './event';

const signing: Signing = { algorithm: 'sha256', encoding: 'hex' };

export interface ViberSettings {
	/** The bot's authentication token, which is also the key of the signature. */
	token: string;
	/** Shown to a person who opens the conversation; Viber reads it from our answer. */
	welcome?: IDataObject;
}

export function viberReader({ token, welcome }: ViberSettings): CallbackReader<InboundEvent> {
	return (callback) => {
		checkSignature(callback, token);
		const body = jsonBody(callback);
		// Viber's check while set_webhook runs.
		if (body.event === 'webhook') return { kind: 'handshake', answer: { status: 0 } };

		const event = viberEvent(body, callback);
		const answer = event.event === 'conversationStarted' ? welcome : undefined;
		return { kind: 'events', events: [event], ...(answer !== undefined && { answer }) };
	};
}

/**
 * Viber's document names the header; its own SDK reads `?sig=` and Viber sends both. Whatever is
 * there must be right, and something must be there.
 */
function checkSignature({ headers, query, body }: Callback, token: string): void {
	const given = [headers['x-viber-content-signature'], query.sig].filter(
		(signature) => signature !== undefined && signature !== '',
	);
	if (given.length === 0) throw new NotGenuine(401, 'The callback has no signature of Viber');
	const keys = token === '' ? [] : [token];
	if (given.some((signature) => signedBy(signature, body, keys, signing) === undefined)) {
		throw new NotGenuine(
			401,
			'The signature of the callback was not made with the authentication token in the credential',
		);
	}
}
