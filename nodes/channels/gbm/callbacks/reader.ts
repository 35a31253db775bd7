import type { IDataObject } from 'n8n-workflow';

import { jsonBody, NotGenuine, type Callback } from '../../../callbacks/callback';
import type { InboundEvent } from '../../../callbacks/events';
import type { KeyRing } from '../../../callbacks/keyRing';
import { sameText, signedBy, type Signing } from '../../../callbacks/proof';
import type { CallbackReader, GenuineCallback } from '../../../callbacks/sender';
import { gbmEvents } from './event';

const signing: Signing = { algorithm: 'sha512', encoding: 'base64' };

export function gbmReader(clientTokens: KeyRing): CallbackReader<InboundEvent> {
	return (callback) => {
		const signature = callback.headers['x-goog-signature'];
		if (signature === undefined || signature === '') return handshake(callback, clientTokens);

		const keyPosition = signedBy(signature, callback.body, clientTokens, signing);
		if (keyPosition === undefined) {
			throw new NotGenuine(
				401,
				'The signature of the callback was made with none of the client tokens in the credential',
			);
		}
		const body = jsonBody(callback);
		// The console may sign its check as well.
		if (isHandshake(body)) return handshake(callback, clientTokens);
		return { kind: 'events', events: gbmEvents(body, callback, keyPosition) };
	};
}

/** Saving the webhook in Google's console sends a token and wants the secret back as plain text. */
function handshake(callback: Callback, clientTokens: KeyRing): GenuineCallback<InboundEvent> {
	const body = jsonBody(callback);
	if (!isHandshake(body)) throw new NotGenuine(401, 'The callback has no signature of Google');

	const known = clientTokens.map((token) => sameText(body.clientToken, token));
	if (!known.includes(true)) {
		throw new NotGenuine(401, 'The client token of the check is none of those in the credential');
	}
	return { kind: 'handshake', answer: body.secret };
}

interface Handshake {
	clientToken: string;
	secret: string;
}

function isHandshake(body: IDataObject): body is IDataObject & Handshake {
	return typeof body.clientToken === 'string' && typeof body.secret === 'string';
}
