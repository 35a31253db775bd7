import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';

import type { RemoteFile } from '../apis/download';
import type { ApiInUse } from '../apis/usesApi';
import { chosen } from '../form/chosen';
import type { Form } from '../form/form';
import type { Bot } from './bot';
import type { Callback } from './callback';
import type { CallbackEvent } from './events';
import type { RegistrarOf } from './registration';

/** What a callback turned out to be once its proof was good. Refusals are thrown as `NotGenuine`. */
export type GenuineCallback<Event extends CallbackEvent> =
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
 * @throws {NotGenuine} when the callback is forged, expired or malformed
 */
export type CallbackReader<Event extends CallbackEvent> = (
	callback: Callback,
) => GenuineCallback<Event>;

/** The part of n8n's contexts that a sender needs to read its credential. */
export interface CredentialReader {
	getCredentials<T extends object = ICredentialDataDecryptedObject>(type: string): Promise<T>;
	/** The address that the trigger registered; undefined before that, and outside triggers. */
	registeredUrl?: string;
}

/** Where the proof stands: a signature over the body's bytes, a secret in a header, a token in the URL. */
export type Proof = 'body' | 'header' | 'url';

/** What a trigger shows for a sender. */
export interface TriggerForm {
	/** The entry in n8n's node panel, which is found by searching for its words. */
	action: string;
	/** Notes in the form on what else has to be done, in plain words. */
	help: INodeProperties[];
	/** Fields that make sense only where the callback is answered and the webhook registered. */
	fields: INodeProperties[];
}

/**
 * Whoever calls back: how it proves itself, what its events mean, how repeats are told, and how it
 * learns where to call. It is listed in `channels/senders.ts`; triggers, Verify and Read, the webhook
 * operations and the credentials that nodes ask for follow from that. A reader throws `NotGenuine` with
 * 401 without a good proof, and with no key to prove it by; with 400 or 415 for what cannot be read. It
 * takes what vendors leave out as `null`, and keeps all that they said in `raw`.
 *
 * @example
 * export const someBot: Sender<InboundEvent> = {
 * 	source: 'someBot',
 * 	name: 'Some Bot',
 * 	description: 'Messages to a bot of Some Vendor',
 * 	api: 'someBot',
 * 	proof: 'header',
 * 	fields: [],
 * 	trigger: { action: 'On Some Bot message', help: [], fields: [] },
 * 	async reader(node) {
 * 		const { secret } = await node.getCredentials('someBotApi');
 * 		return (callback) => {
 * 			const given = callback.headers['x-secret'] ?? '';
 * 			if (given === '' || !sameText(given, String(secret))) {
 * 				throw new NotGenuine(401, 'The secret is wrong');
 * 			}
 * 			return { kind: 'events', events: [eventOf(jsonBody(callback), callback)] };
 * 		};
 * 	},
 * 	duplicateKey: ({ messageId }) => String(messageId),
 * };
 */
export interface Sender<Event extends CallbackEvent> {
	/** Stored in workflows, so never changed. */
	source: string;
	name: string;
	description: string;
	/** Whose credential holds the proof, and calls where something is registered or fetched. */
	api: ApiInUse;
	proof: Proof;
	/** What the user may set about reading, beyond what all senders share. */
	fields: INodeProperties[];
	trigger: TriggerForm;
	/** Reads credential and fields once; what it returns is pure. */
	reader(node: CredentialReader, form: Form): Promise<CallbackReader<Event>>;
	/** Equal for repeats of one event, different for all others. */
	duplicateKey(event: Event): string;
	/**
	 * What came back of the mark that a message of ours carried; null where the event has none. Left out
	 * for senders that bring none back.
	 */
	reference?(event: Event): string | null;
	/**
	 * The chat in which the event was said, where a person writes in several and each is an address for
	 * itself; left out for senders that bring a person's words from one place only.
	 */
	chat?(event: Event): string | null;
	/** How a trigger registers its address; left out for senders that a person has to tell. */
	register?: RegistrarOf;
	/** The one webhook of a bot, which Mitto Send can set, delete and read as well. */
	bot?: Bot;
	/**
	 * Where a file can be fetched that came with an id and no address; left out for senders whose files
	 * have addresses.
	 *
	 * @throws {ApiFailure}
	 */
	file?(node: IExecuteFunctions, fileId: string): Promise<RemoteFile>;
}

/**
 * The sender that a field names: a workflow may come from a version that knows more of them.
 *
 * @throws {BadInput} naming the field
 */
export function senderNamed<Event extends CallbackEvent>(
	senders: ReadonlyArray<Sender<Event>>,
	name: string | undefined,
	field: string,
): Sender<Event> {
	return chosen(senders, ({ source }) => source, name, field);
}
