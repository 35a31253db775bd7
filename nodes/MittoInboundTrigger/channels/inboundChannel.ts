import type { INodeProperties } from 'n8n-workflow';

import type { InboundEvent } from '../../callbacks/events';
import type { RegistrarOf } from '../../callbacks/registration';
import type { CallbackSource } from '../../callbacks/source';

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

/** A note of the form. */
export function note(text: string, name = 'help'): INodeProperties {
	return { displayName: text, name, type: 'notice', default: '' };
}

/** Fields of "Set" of a webhook, with other texts for one that means something else in a trigger. */
export function redescribed(
	fields: INodeProperties[],
	name: string,
	texts: Partial<Pick<INodeProperties, 'displayName' | 'description'>>,
): INodeProperties[] {
	return fields.map((field) => (field.name === name ? { ...field, ...texts } : field));
}
