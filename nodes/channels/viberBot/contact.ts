import { limits } from './limits';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotContact {
	type: 'contact';
	contact: { name: string; phone_number: string };
}

export const contact = viberBotMessage<ViberBotContact>({
	operation: 'sendContact',
	kind: 'contact',
	label: 'Contact',
	name: 'Send Contact',
	action: 'Send Viber bot contact',
	description: 'Send a name and phone number from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'Contact Name',
			name: 'contactName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. MyShop Service',
			description: 'Whose number it is',
			hint: `Up to ${limits.contactName} characters`,
		},
		{
			displayName: 'Contact Phone Number',
			name: 'contactPhone',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +385911234567',
			description: 'The number that the recipient can save or call',
			hint: `Up to ${limits.contactPhone} characters`,
		},
	],
	build: (form) => ({
		type: 'contact',
		contact: {
			name: form.text('contactName') ?? '',
			phone_number: form.trimmed('contactPhone') ?? '',
		},
	}),
	check: ({ contact }, rules) => {
		rules.text(contact?.name, 'Contact Name', { required: true, max: limits.contactName });
		rules.text(contact?.phone_number, 'Contact Phone Number', {
			required: true,
			max: limits.contactPhone,
			pattern: /^\+?\d+$/,
			shape: 'have digits only, with or without + in front',
		});
	},
});
