import type { INodeProperties } from 'n8n-workflow';

import type { InboundEvent } from '../../shared/callbacks/events';
import type { RegistrarOf } from '../../shared/callbacks/registration';
import type { CallbackSource } from '../../shared/callbacks/source';

/** One entry of "Trigger On": who calls, and how it comes to be that they call this trigger. */
export interface InboundChannel {
	source: CallbackSource<InboundEvent>;
	/** The entry in n8n's node panel, which is found by searching for its words. */
	action: string;
	/** Notes in the form on what else has to be done, in plain words. */
	help: INodeProperties[];
	/** Fields besides those of the source. */
	fields: INodeProperties[];
	/** Whether the trigger may register its address itself; the options for that are shown then. */
	registers: boolean;
	registrarOf: RegistrarOf;
}

/** A note of the form. Each channel has its own, so the names are numbered. */
export function note(text: string, name = 'help'): INodeProperties {
	return { displayName: text, name, type: 'notice', default: '' };
}
