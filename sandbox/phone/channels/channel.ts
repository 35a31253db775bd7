import type { ComponentChildren } from 'preact';

import type { Act, Channel, Message, Status } from '../../wire';
import type { Json } from '../json';

/** What a drawing is made of. */
export interface Drawn {
	/** The message in the vendor's shape. */
	content: Json;
	message: Message;
	/** A button, chip or key was tapped. Nothing when the message is looked at alone. */
	tap(text: string, data: string, action?: 'reply' | 'action' | 'liveAgent'): void;
	/** Something else than a tap, e.g. a key that shares the person's place. */
	act(act: Act): void;
}

/** One type of message: one file, and one line in its channel's list. */
export interface MessageType {
	/** Short stable name; tests find messages by it. */
	name: string;
	is(content: Json): boolean;
	/** One line for the list of conversations and for screen readers. */
	preview(content: Json): string;
	Draw(drawn: Drawn): ComponentChildren;
}

/** What a person can do by hand on this channel, besides tapping. */
export type Doing = 'text' | 'picture' | 'location' | 'contact';

export interface ChannelPage {
	name: Channel;
	label: string;
	/** What a person is called here. */
	who: string;
	/** The first one that fits draws a message. */
	types: MessageType[];
	can: Doing[];
	/** Reports that the vendor makes, in the order of their buttons. */
	reports(message: Message): Status[];
	/** What any message may bring along, drawn below it. */
	Below?(props: { drawn: Drawn }): ComponentChildren;
	/** Callbacks of this channel go where nobody registers anything: the user has to say where. */
	addressedBy?: 'sms' | 'gbm';
}
