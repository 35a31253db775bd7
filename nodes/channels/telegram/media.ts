import { messageType, type MessageType } from '../messageType';
import {
	checkFormatted,
	formatted,
	formattingFields,
	parseModePart,
	type ParseMode,
} from './formatting';
import { limits } from './limits';
import { silentField, silentPart, type TelegramCommon } from './silent';

export type MediaKind = 'photo' | 'document' | 'video' | 'voice';

/** A file that Telegram fetches by its address, with a caption. */
export interface TelegramFile {
	url: string;
	caption?: string;
	parseMode?: ParseMode;
}

export type TelegramMedia<Kind extends MediaKind> = TelegramCommon & Record<Kind, TelegramFile>;

interface Words {
	operation: string;
	/** Begins the field's name: "Photo URL". */
	label: string;
	action: string;
	description: string;
	placeholder: string;
	urlDescription: string;
	/** File endings that are accepted; all when left out. */
	endings?: readonly string[];
}

/** The four kinds of files differ in their words and file types only. */
export function telegramMedia<Kind extends MediaKind>(kind: Kind, words: Words): MessageType {
	const { operation, label, action, description, placeholder, urlDescription, endings } = words;
	const urlField = `${label} URL`;
	return messageType<TelegramMedia<MediaKind>>({
		operation,
		name: `Send ${label}`,
		action,
		description,
		fields: [
			{
				displayName: urlField,
				name: 'url',
				type: 'string',
				required: true,
				default: '',
				placeholder,
				description: urlDescription,
			},
			{
				displayName: 'Caption',
				name: 'caption',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. Photo for {name}',
				description: 'Text below the file. Leave it empty for none.',
				hint: `Up to ${limits.caption} characters`,
			},
			...formattingFields,
		],
		extras: [silentField],
		build: (form) => {
			const caption = formatted(form, 'caption', 'Caption');
			const file: TelegramFile = {
				url: form.trimmed('url') ?? '',
				...(caption !== '' && { caption, ...parseModePart(form) }),
			};
			return { ...silentPart(form), [kind]: file } as TelegramMedia<MediaKind>;
		},
		check: (content, rules) => {
			const { url, caption, parseMode } = content[kind] ?? {};
			rules.url(url, urlField, { required: true, endings });
			checkFormatted(caption, parseMode, 'Caption', { max: limits.caption }, rules);
		},
	});
}
