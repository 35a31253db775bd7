import { fileEnding } from '../../values/fileEnding';
import { messageType } from '../messageType';
import { fileEndings, limits } from './limits';
import { buildCommon, checkCommon, categoryField, ttlField, type ViberCommon } from './common';

export interface ViberFile extends ViberCommon {
	file: { mediaUrl: string; fileName?: string };
}

const allowed = ['promotional', 'regular', 'session'] as const;

export const file = messageType<ViberFile>({
	operation: 'sendFile',
	name: 'Send File',
	action: 'Send Viber file',
	description: 'Send a document as a Viber business message to a phone number',
	fields: [
		categoryField(allowed, 'promotional'),
		{
			displayName: 'File URL',
			name: 'fileUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/invoice.pdf',
			description: 'Public address of a document of at most 200 MB: text, PDF or spreadsheet',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice.pdf',
			description:
				'How the file is called on the phone. Needed only when the URL does not end in a file name.',
			hint: `Up to ${limits.fileName} characters`,
		},
	],
	extras: [ttlField],
	build: (form) => {
		const fileName = form.trimmed('fileName');
		return {
			...buildCommon(form),
			file: { mediaUrl: form.trimmed('fileUrl') ?? '', ...(fileName && { fileName }) },
		};
	},
	check: (content, rules) => {
		checkCommon(content, allowed, rules);
		const { mediaUrl, fileName } = content.file ?? {};
		rules.url(mediaUrl, 'File URL', { required: true, max: limits.url });
		rules.text(fileName, 'File Name', { max: limits.fileName });

		// Mitto takes the name from the URL when there is none, and refuses when it finds none there.
		const named = fileName || lastPart(mediaUrl);
		const ending = typeof named === 'string' ? fileEnding(named) : undefined;
		rules.require(
			Boolean(fileName) || ending !== undefined || lastPart(mediaUrl) === undefined,
			'File Name',
			'is empty and the URL does not end in a file name',
			'Fill it in, with its ending',
		);
		rules.require(
			ending === undefined || (fileEndings as readonly string[]).includes(ending),
			fileName ? 'File Name' : 'File URL',
			`is of the type .${ending}, which Viber does not take`,
			`Use one of these types: ${fileEndings.join(', ')}`,
		);
	},
});

function lastPart(url: unknown): string | undefined {
	return typeof url === 'string' && URL.canParse(url)
		? new URL(url).pathname.split('/').pop()
		: undefined;
}
