import type { IDataObject } from 'n8n-workflow';

/** Body of `POST Messages/send`: who sends, to whom, and the channel's part under its key. */
export interface Envelope extends IDataObject {
	trafficAccountId: string;
	destination: string;
	/** A tag of the user's that Mitto shows when the message is read back. */
	reference?: string;
}

export const sendPath = '/api/v{version}/Messages/send';
