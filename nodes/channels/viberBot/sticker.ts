import { viberBotMessage } from './viberBotMessage';

export interface ViberBotSticker {
	type: 'sticker';
	sticker_id: number;
}

export const sticker = viberBotMessage<ViberBotSticker>({
	operation: 'sendSticker',
	kind: 'sticker',
	label: 'Sticker',
	name: 'Send Sticker',
	action: 'Send Viber bot sticker',
	description: 'Send one of Viber’s stickers from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'Sticker ID',
			name: 'stickerId',
			type: 'number',
			typeOptions: { minValue: 0 },
			required: true,
			default: 0,
			description:
				'Number of the sticker. Viber lists them in its developer pages under Sticker IDs.',
		},
	],
	build: (form) => ({ type: 'sticker', sticker_id: form.number('stickerId') as number }),
	check: ({ sticker_id: id }, rules) => {
		// Viber's pages show it as a number and as a text.
		const number = typeof id === 'string' ? Number(id) : id;
		rules.number(number, 'Sticker ID', { required: true, min: 1, whole: true });
	},
});
