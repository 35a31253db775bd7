import type { MessageType } from '../channel';

/** A message may be a keyboard and nothing else. */
export const keyboardOnly: MessageType = {
	name: 'keyboard',
	is: ({ type, keyboard }) => type === undefined && keyboard !== undefined,
	preview: () => 'Keyboard',
	Draw: () => <p class="note">Only a keyboard</p>,
};
