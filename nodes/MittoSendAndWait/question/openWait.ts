import type { IDataObject } from 'n8n-workflow';

import type { KeyRing } from '../../callbacks/keyRing';
import type { InChat } from '../chat/inChat';
import type { Wait } from '../wait';
import type { Question } from './question';

/** A question that is ready to be asked. */
export interface Asked {
	question: Question;
	wait: Wait;
	/** What leads back to the wait is signed with these. */
	keys: KeyRing;
}

/** A question that an execution waits with, as a call to it finds it. */
export interface OpenWait extends Asked {
	item: IDataObject;
}

/** A question that has left. */
export interface SentQuestion {
	/** The result of sending. */
	sent: IDataObject;
	/** Only where the answer comes in a chat. */
	inChat?: InChat;
}
