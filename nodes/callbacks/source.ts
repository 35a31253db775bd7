import type { ICredentialDataDecryptedObject, IDataObject, INodeProperties } from 'n8n-workflow';

import type { Form } from '../form/form';
import type { Callback } from './callback';
import type { CallbackEvent } from './events';

/** What a callback turned out to be once its proof was good. Refusals are thrown as `Refused`. */
export type Reception<Event extends CallbackEvent> =
	| {
			kind: 'events';
			events: Event[];
			/** The body of our answer, where the vendor reads it; a short default otherwise. */
			answer?: IDataObject | string;
	  }
	/** The vendor asks whether anybody is there: answered, and no execution is started. */
	| { kind: 'handshake'; answer: IDataObject | string };

/**
 * Verifies and reads one callback. Pure: secrets and settings are inside, nothing is looked up.
 *
 * @throws {Refused} when the callback is forged, expired or malformed
 */
export type Receiver<Event extends CallbackEvent> = (callback: Callback) => Reception<Event>;

/** The part of n8n's contexts that a source needs to read its credential. */
export interface CredentialReader {
	getCredentials<T extends object = ICredentialDataDecryptedObject>(type: string): Promise<T>;
	/** What was agreed with the vendor when the webhook was registered; undefined outside triggers. */
	registeredSecret?: string;
}

/** One sender of callbacks: how it proves itself, what its events mean, how repeats are told. */
export interface CallbackSource<Event extends CallbackEvent> {
	/** Stored in workflows, so never changed. */
	source: string;
	name: string;
	description: string;
	/** The credential that holds the proof. */
	credential:
		| 'mittoApi'
		| 'mittoCallbackKeysApi'
		| 'mittoViberBotApi'
		| 'mittoTelegramBotApi'
		| 'mittoGbmApi';
	/** What the user may set about reading, beyond what all sources share. */
	fields: INodeProperties[];
	/** Reads credential and fields once; what it returns is pure. */
	receiver(node: CredentialReader, form: Form): Promise<Receiver<Event>>;
	/** Equal for repeats of one event, different for all others. */
	duplicateKey(event: Event): string;
}
