import type { Act, Message, Status } from '../wire';

/** Whose callbacks reach n8n: each proves itself in its own way (`control/deliver.ts`). */
export type Deliverer = 'viber' | 'telegram' | 'gbm' | 'chat-apps' | 'sms';

/** How one channel tells of what a person does and of what became of a message. */
export interface Voice {
	deliverer: Deliverer;
	/** Who writes when nobody was named. */
	somebody: string;
	/**
	 * The body of the callback, in the shape of the vendor's document; nothing when the vendor tells nobody.
	 *
	 * @param about The message whose button, chip or key was tapped
	 * @param tracking What the last message to the person carried, for vendors that give it back
	 */
	said(
		act: Act,
		person: string,
		media: string,
		about?: Message,
		tracking?: string,
	): string | undefined;
	/** Statuses that the vendor reports; empty when it never does. */
	reports: readonly Status[];
	reported?(status: Status, message: Message, description?: string): string | undefined;
}

export const aPhone = '385911234567';
