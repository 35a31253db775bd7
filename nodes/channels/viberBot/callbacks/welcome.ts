import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { limits } from '../limits';
import type { Form } from '../../../form/form';
import { Rules } from '../../../form/rules';

/** The one answer that Viber reads: a message for a person who opens the conversation. */
export const welcomeFields: INodeProperties[] = [
	{
		displayName: 'Welcome Message',
		name: 'welcome',
		type: 'collection',
		placeholder: 'Add part',
		default: {},
		description:
			'What Viber shows to a person who opens the conversation with the bot. It goes out with the answer to Viber, before any workflow runs, and does not subscribe the person.',
		options: [
			{
				displayName: 'Keyboard',
				name: 'keyboard',
				type: 'json',
				default: '',
				placeholder:
					'e.g. {"Type":"keyboard","Buttons":[{"ActionType":"reply","ActionBody":"start","Text":"Start"}]}',
				description: "Buttons below the message, as Viber's documentation writes them",
			},
			{
				displayName: 'Picture URL',
				name: 'picture',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/welcome.jpg',
				description: 'JPEG of at most 1 MB that is shown with the text',
			},
			{
				displayName: 'Sender Name',
				name: 'senderName',
				type: 'string',
				default: '',
				placeholder: 'e.g. My Shop',
				description:
					'Name above the message, at most 28 characters. Viber shows the name of the bot when it is empty.',
			},
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Hi! Write us your order number.',
				description: 'What the message says',
			},
		],
	},
];

/**
 * A message of Viber without a receiver; undefined when neither text nor picture is given.
 *
 * @throws {BadInput} when Viber would not show it
 */
export function readWelcome(form: Form): IDataObject | undefined {
	const welcome = form.group('welcome');
	const [text, picture] = [welcome.text('text'), welcome.trimmed('picture')];
	if (text === undefined && picture === undefined) return undefined;

	const sender = welcome.trimmed('senderName');
	const rules = new Rules();
	rules.text(sender, 'Welcome Message › Sender Name', { required: true, max: limits.senderName });
	rules.text(text, 'Welcome Message › Text', {
		max: picture === undefined ? limits.text : limits.pictureCaption,
	});
	rules.url(picture, 'Welcome Message › Picture URL', { max: limits.url });
	rules.settle({ skippable: false });

	const keyboard = welcome.object('keyboard', 'Welcome Message › Keyboard');
	return {
		sender: { name: sender },
		...(picture === undefined
			? { type: 'text', text }
			: { type: 'picture', text: text ?? '', media: picture }),
		...(keyboard !== undefined && { keyboard: { Type: 'keyboard', ...keyboard } }),
	};
}
