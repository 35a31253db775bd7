import type { ViberKeyboard } from './keyboard';
import { viberBotMessage } from './viberBotMessage';

/** A message without a type: nothing but the keyboard that any message can carry. */
export interface ViberBotKeyboard {
	keyboard?: ViberKeyboard;
}

export const keyboardAlone = viberBotMessage<ViberBotKeyboard>({
	operation: 'sendKeyboard',
	kind: 'keyboard',
	label: 'Keyboard',
	name: 'Send Keyboard',
	action: 'Send Viber bot keyboard',
	description: 'Send a keyboard without a message from a Viber bot to one of its subscribers',
	fields: [],
	// The form and the rules of the keyboard belong to all messages, see envelope.ts.
	build: () => ({}),
	check: ({ keyboard }, rules) =>
		rules.require(keyboard !== undefined, 'Keyboard', 'has no buttons', 'Add at least one button'),
});
