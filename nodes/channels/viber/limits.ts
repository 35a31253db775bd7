/**
 * Viber Business Messages. TTL, file rules and allowed types: Mitto's chat apps page on Viber.
 * Text, caption and URL lengths: not published by Mitto; the values are what Viber's other partners
 * publish, so Skip Validation reaches beyond them.
 */
export const limits = {
	text: 1000,
	caption: 30,
	url: 1000,
	fileName: 25,
	ttlSeconds: [30, 1_209_600],
} as const;

/** Pictures are JPEG or PNG. */
export const imageEndings = ['jpg', 'jpeg', 'png'] as const;

export const fileEndings = [
	...['doc', 'docx', 'rtf', 'dot', 'dotx', 'odt', 'odf', 'fodt', 'txt', 'info'],
	...['pdf', 'xps', 'pdax', 'eps'],
	...['xls', 'xlsx', 'ods', 'fods', 'csv', 'xlsm', 'xltx'],
] as const;
