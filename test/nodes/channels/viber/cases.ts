import { letters, longUrl, rule, type CaseTable } from '../../../support/checks/cases';

export { destination } from '../sms/cases';

/**
 * Mitto's chat apps page on Viber: which purposes a kind allows, time to live, files. Lengths of
 * texts and addresses are those of Viber's other partners.
 */
const type = (accepts: string[], refuses: string[]) =>
	rule('Type', 'type', accepts, ['', undefined, 'advert', ...refuses]);

const ttl = rule('Time to Live', 'ttl', [undefined, 30, 1_209_600], [29, 1_209_601, 30.5]);

const text = rule('Text', 'text', [letters(1000)], ['', undefined, letters(1001)]);

const picture = (refuses: unknown[]) =>
	rule(
		'Image URL',
		'mediaUrl',
		[
			'https://a.com/x.jpg',
			'http://a.com/x.jpeg',
			'https://a.com/X.PNG',
			'https://a.com/x.png',
			'https://a.com/picture',
			longUrl(1000),
		],
		['a.com/x.png', 'https://a.com/x.gif', 'https://a.com/x.pdf', longUrl(1001), ...refuses],
	);

const files = [
	'doc',
	'docx',
	'rtf',
	'dot',
	'dotx',
	'odt',
	'odf',
	'fodt',
	'txt',
	'info',
	'pdf',
	'xps',
];
const moreFiles = ['pdax', 'eps', 'xls', 'xlsx', 'ods', 'fods', 'csv', 'xlsm', 'xltx'];

export const tables: Record<string, CaseTable> = {
	sendText: {
		sound: { type: 'transactional', text: 'Hello' },
		cases: [type(['promotional', 'regular', 'session', 'transactional'], []), ttl, text],
	},
	sendImage: {
		sound: { type: 'promotional', mediaUrl: 'https://a.com/x.png' },
		cases: [
			type(['promotional', 'regular', 'session'], ['transactional']),
			ttl,
			picture(['', undefined]),
		],
	},
	sendButton: {
		sound: {
			type: 'promotional',
			text: 'Hello',
			button: { caption: 'Show Me', action: 'https://a.com' },
		},
		cases: [
			type(['promotional', 'regular'], ['session', 'transactional']),
			ttl,
			text,
			picture([]),
			rule('Button Caption', 'button.caption', [letters(30)], ['', undefined, letters(31)]),
			rule(
				'Button Action',
				'button.action',
				['https://a.com', 'http://a.com', 'viber://more/qr', 'tel:+385911234567', longUrl(1000)],
				['', undefined, 'a.com', 'mailto:a@b.com', longUrl(1001)],
			),
		],
	},
	sendFile: {
		sound: { type: 'promotional', file: { mediaUrl: 'https://a.com/x.pdf' } },
		cases: [
			type(['promotional', 'regular', 'session'], ['transactional']),
			ttl,
			rule(
				'File URL',
				'file.mediaUrl',
				['https://a.com/x.pdf', 'http://a.com/x.csv', `${longUrl(996)}.pdf`],
				['', undefined, 'x.pdf', 'https://a.com/x.exe', `${longUrl(997)}.pdf`],
			),
			rule(
				'File Name',
				'file.fileName',
				[...files, ...moreFiles].map((ending) => `x.${ending}`),
				['x.exe', 'x.zip'],
			),
			rule('File Name', 'file.fileName', [`${letters(21)}.pdf`], [`${letters(22)}.pdf`]),
			rule('File Name', 'file.fileName', ['invoice.pdf'], [undefined, ''], {
				'file.mediaUrl': 'https://a.com/download',
			}),
		],
	},
};
