import { fileEnding } from '../../values/fileEnding';
import { blockedEndings, limits } from './limits';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotFile {
	type: 'file';
	media: string;
	/** Bytes. */
	size: number;
	file_name: string;
}

export const file = viberBotMessage<ViberBotFile>({
	operation: 'sendFile',
	kind: 'file',
	label: 'File',
	name: 'Send File',
	action: 'Send Viber bot file',
	description: 'Send a file from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'File URL',
			name: 'media',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/invoice.pdf',
			description: 'Public address of a file of at most 50 MB',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. invoice.pdf',
			description: 'How the file is called on the phone, with its ending',
			hint: `Up to ${limits.fileName} characters; programs such as .exe or .apk are not delivered`,
		},
		{
			displayName: 'Size (Bytes)',
			name: 'size',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: limits.fileBytes },
			required: true,
			default: 0,
			description: 'Size of the file. Viber asks for it.',
			hint: `Up to ${limits.fileBytes.toLocaleString('en-US')} bytes`,
		},
	],
	build: (form) => ({
		type: 'file',
		media: form.trimmed('media') ?? '',
		size: form.number('size') as number,
		file_name: form.trimmed('fileName') ?? '',
	}),
	check: ({ media, size, file_name: name }, rules) => {
		rules.url(media, 'File URL', { required: true });
		rules.require(
			typeof media !== 'string' ||
				!URL.canParse(media) ||
				fileEnding(new URL(media).pathname) !== undefined,
			'File URL',
			'does not end in a file name',
			'Use an address that ends in the name of the file, such as /invoice.pdf',
		);
		rules.text(name, 'File Name', {
			required: true,
			max: limits.fileName,
			pattern: /\.[a-z0-9]+$/i,
			shape: 'end in the type of the file, such as .pdf',
		});
		const ending = typeof name === 'string' ? fileEnding(name) : undefined;
		rules.require(
			ending === undefined || !blockedEndings.includes(ending),
			'File Name',
			`is of the type .${ending}, which Viber does not deliver`,
			'Send a file of another type, such as .zip or .pdf',
		);
		rules.number(size, 'Size', {
			required: true,
			min: 1,
			max: limits.fileBytes,
			whole: true,
			unit: 'bytes',
		});
	},
});
