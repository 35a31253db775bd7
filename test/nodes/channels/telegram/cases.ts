import { letters, rule, type CaseTable } from '../../../support/checks/cases';

export const destination = {
	accepts: ['1', '1861312834', '-1001234567890123', '1'.repeat(16), '@news', `@a${letters(31)}`],
	refuses: ['', undefined, '1'.repeat(17), '@abc', `@a${letters(32)}`, 'name', '12 34', '--1'],
};

/** Mitto's chat apps page on Telegram, and the Bot API: lengths count code points after parsing. */
const formats = ['Default', 'Html', 'Markdown', 'MarkdownV2', undefined];

function fileTable(kind: string, label: string, endings?: string[]): CaseTable {
	const url = `https://a.com/x.${endings?.[0] ?? 'jpg'}`;
	const others = endings === undefined ? [] : ['https://a.com/x.exe', 'https://a.com/x'];
	return {
		sound: { [kind]: { url, caption: 'Hello' } },
		cases: [
			rule(
				`${label} URL`,
				`${kind}.url`,
				[
					url,
					url.replace('https', 'http'),
					...(endings ?? []).map((ending) => `https://a.com/x.${ending}`),
				],
				['', undefined, 'a.com/x', 'ftp://a.com/x', ...others],
			),
			rule(
				'Caption',
				`${kind}.caption`,
				[undefined, '', letters(1024), '😀'.repeat(1024)],
				[letters(1025), '😀'.repeat(1025)],
			),
			rule('Formatting', `${kind}.parseMode`, formats, ['html', 'BBCode']),
			rule('Caption', `${kind}.caption`, [`<b>${letters(1024)}</b>`], [`<b>${letters(1025)}</b>`], {
				[`${kind}.parseMode`]: 'Html',
			}),
		],
	};
}

export const tables: Record<string, CaseTable> = {
	sendText: {
		sound: { text: { message: 'Hello' } },
		cases: [
			rule(
				'Text',
				'text.message',
				['x', '*', letters(4096), '😀'.repeat(4096)],
				['', undefined, letters(4097), '😀'.repeat(4097)],
			),
			rule('Text', 'text.message', [`*${letters(4096)}*`], [`*${letters(4097)}*`], {
				'text.parseMode': 'MarkdownV2',
			}),
			rule('Formatting', 'text.parseMode', formats, ['html', 'BBCode']),
		],
	},
	sendPhoto: fileTable('photo', 'Photo'),
	sendDocument: fileTable('document', 'Document', ['gif', 'pdf', 'zip']),
	sendVideo: fileTable('video', 'Video', ['mp4', 'ogg']),
	sendVoice: fileTable('voice', 'Voice', ['ogg', 'oga', 'mp3', 'm4a']),
	sendLocation: {
		sound: { location: { latitude: 46.1, longitude: 19.6 } },
		cases: [
			rule('Latitude', 'location.latitude', [-90, 0, 90], [-90.1, 90.1, undefined]),
			rule('Longitude', 'location.longitude', [-180, 0, 180], [-180.1, 180.1, undefined]),
		],
	},
};
