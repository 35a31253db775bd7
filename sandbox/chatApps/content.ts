import { Complaints, isObject, isText, isUrl, type Json } from '../complaints';

/** The rules of Mitto's chat apps documentation for one channel's part of a message. */
type Rule = (content: Json, complaints: Complaints) => void;

/** Sections of Mitto's chat apps documentation, or of the vendor's page that it points to. */
const sections: Record<string, string> = {
	sms: 'Mitto chat apps › Send SMS',
	viber: 'Mitto chat apps › Viber › Message types',
	telegram: 'Mitto chat apps › Telegram › Sending messages',
	whatsapp: 'Mitto chat apps › WhatsApp › Send Message',
	gbm: 'Mitto chat apps › Google Business Messages',
};

const sms: Rule = ({ text, sender }, complaints) => {
	complaints.unless(isText(text), 'sms.text', 'The text field is required.');
	complaints.unless(
		isText(sender) && (/^\+?\d{1,16}$/.test(sender) || /^.{1,11}$/.test(sender)),
		'sms.sender',
		'The sender must be numeric (1-16) or alphanumeric (1-11).',
	);
};

const viber: Rule = ({ type, text, mediaUrl, button, file, ttl }, complaints) => {
	const kind = button ? 'button' : file ? 'file' : mediaUrl && !text ? 'image' : 'text';
	const allowed = {
		text: ['session', 'promotional', 'transactional', 'regular'],
		image: ['session', 'promotional', 'regular'],
		file: ['session', 'promotional', 'regular'],
		button: ['promotional', 'regular'],
	}[kind];
	complaints.unless(
		allowed.includes(String(type)),
		'viber.type',
		`Not allowed for ${kind} messages.`,
	);
	if (kind === 'text') complaints.unless(isText(text), 'viber.text', 'The text field is required.');
	if (mediaUrl) complaints.unless(isUrl(mediaUrl), 'viber.mediaUrl', 'Not a URL.');
	if (button) {
		const { caption, action } = isObject(button) ? button : {};
		complaints.unless(isText(text), 'viber.text', 'The text field is required with a button.');
		complaints.unless(isText(caption), 'viber.button.caption', 'The caption is required.');
		complaints.unless(
			isUrl(action, ['http:', 'https:', 'viber:', 'tel:']),
			'viber.button.action',
			'Not a URL.',
		);
	}
	if (file) {
		const { mediaUrl: url, fileName } = isObject(file) ? file : {};
		complaints.unless(isUrl(url), 'viber.file.mediaUrl', 'Not a URL.');
		complaints.unless(
			fileName === undefined || isText(fileName, 25),
			'viber.file.fileName',
			'At most 25 characters.',
		);
	}
	complaints.unless(
		ttl === undefined || (typeof ttl === 'number' && ttl >= 30 && ttl <= 1_209_600),
		'viber.ttl',
		'The ttl must be between 30 and 1209600.',
	);
};

const parseModes = ['Default', 'Markdown', 'Html', 'MarkdownV2'];

const telegram: Rule = (content, complaints) => {
	const kinds = ['text', 'photo', 'document', 'video', 'voice', 'location'].filter(
		(kind) => kind in content,
	);
	complaints.unless(kinds.length === 1, 'telegram', 'Exactly one kind of content is needed.');
	const [kind = ''] = kinds;
	const part = isObject(content[kind]) ? content[kind] : {};
	complaints.unless(
		part.parseMode === undefined || parseModes.includes(String(part.parseMode)),
		`telegram.${kind}.parseMode`,
		'Unknown parse mode.',
	);
	if (kind === 'text')
		complaints.unless(isText(part.message, 32_768), 'telegram.text.message', 'Required.');
	else if (kind === 'location') {
		complaints.unless(
			typeof part.latitude === 'number' && typeof part.longitude === 'number',
			'telegram.location',
			'Latitude and longitude are required.',
		);
	} else if (kind !== '') {
		complaints.unless(isUrl(part.url), `telegram.${kind}.url`, 'Not a URL.');
		complaints.unless(
			part.caption === undefined || isText(part.caption, 4096, 0),
			`telegram.${kind}.caption`,
			'Too long.',
		);
	}
};

const whatsapp: Rule = ({ type, regular, template }, complaints) => {
	complaints.unless(type === 'regular' || type === 'template', 'whatsapp.type', 'Unknown type.');
	if (type === 'regular') {
		complaints.unless(isObject(regular) && isText(regular.type), 'whatsapp.regular', 'Required.');
		if (isObject(regular) && regular.type === 'text') {
			complaints.unless(isText(regular.text, 4096), 'whatsapp.regular.text', 'Required.');
		}
	}
	if (type === 'template') {
		complaints.unless(
			isObject(template) && isText(template.name),
			'whatsapp.template.name',
			'Required.',
		);
	}
};

const gbm: Rule = (content, complaints) => {
	const kinds = ['text', 'image', 'standaloneCard', 'carouselCard'].filter(
		(kind) => kind in content,
	);
	complaints.unless(kinds.length === 1, 'gbm', 'Exactly one kind of content is needed.');
	const { text, image, standaloneCard, carouselCard, suggestions, representative } = content;
	if (text !== undefined) {
		complaints.unless(
			isObject(text) && isText(text.message, 3072),
			'gbm.text.message',
			'Required.',
		);
	}
	if (image !== undefined) {
		complaints.unless(isObject(image) && isUrl(image.fileUrl), 'gbm.image.fileUrl', 'Not a URL.');
	}
	if (standaloneCard !== undefined) gbmCard(standaloneCard, 'gbm.standaloneCard', complaints);
	if (carouselCard !== undefined) {
		const { cardWidth, cardContents } = isObject(carouselCard) ? carouselCard : {};
		complaints.unless(
			['SMALL', 'MEDIUM'].includes(String(cardWidth)),
			'gbm.carouselCard.cardWidth',
			'Unknown.',
		);
		const cards = Array.isArray(cardContents) ? cardContents : [];
		complaints.unless(
			cards.length >= 2 && cards.length <= 10,
			'gbm.carouselCard.cardContents',
			'Two to ten cards.',
		);
		for (const card of cards) {
			gbmCard(card, 'gbm.carouselCard.cardContents', complaints);
			const height = isObject(card) && isObject(card.media) ? card.media.height : undefined;
			complaints.unless(
				!(cardWidth === 'SMALL' && height === 'TALL'),
				'gbm.carouselCard',
				'TALL needs MEDIUM width.',
			);
		}
	}
	gbmSuggestions(suggestions, 13, 'gbm.suggestions', complaints);
	if (representative !== undefined) {
		const { representativeType } = isObject(representative) ? representative : {};
		complaints.unless(
			['BOT', 'HUMAN'].includes(String(representativeType)),
			'gbm.representative',
			'BOT or HUMAN.',
		);
	}
};

function gbmCard(card: unknown, field: string, complaints: Complaints): void {
	const { title, description, media, suggestions } = isObject(card) ? card : {};
	complaints.unless(
		title !== undefined || media !== undefined,
		field,
		'A card needs a title or media.',
	);
	complaints.unless(
		title === undefined || isText(title, 200),
		`${field}.title`,
		'At most 200 characters.',
	);
	complaints.unless(
		description === undefined || isText(description, 2000),
		`${field}.description`,
		'Too long.',
	);
	if (media !== undefined) {
		const { height, contentInfo } = isObject(media) ? media : {};
		complaints.unless(
			['SHORT', 'MEDIUM', 'TALL'].includes(String(height)),
			`${field}.media.height`,
			'Unknown.',
		);
		complaints.unless(
			isObject(contentInfo) && isUrl(contentInfo.fileUrl),
			`${field}.media.contentInfo`,
			'Not a URL.',
		);
	}
	gbmSuggestions(suggestions, 4, `${field}.suggestions`, complaints);
}

function gbmSuggestions(list: unknown, max: number, field: string, complaints: Complaints): void {
	if (list === undefined) return;
	const suggestions = Array.isArray(list) ? list : [];
	complaints.unless(
		Array.isArray(list) && list.length <= max,
		field,
		`At most ${max} suggestions.`,
	);
	for (const suggestion of suggestions) {
		const part: unknown = isObject(suggestion)
			? (suggestion.reply ?? suggestion.action)
			: undefined;
		const live = isObject(suggestion) && 'liveAgentRequest' in suggestion;
		complaints.unless(
			live || (isObject(part) && isText(part.text, 25) && isText(part.postbackData, 2048)),
			field,
			'Text (at most 25) and postbackData are required.',
		);
	}
}

const rules: Record<string, Rule> = { sms, viber, telegram, whatsapp, gbm };

/** Channel parts of a body: their names are compared as ASP.NET does, without case. */
export function channelsIn(body: Json): Array<{ channel: string; content: Json }> {
	return Object.entries(body)
		.map(([name, content]) => ({ channel: name.toLowerCase(), content }))
		.filter(
			(part): part is { channel: string; content: Json } =>
				part.channel in rules && isObject(part.content) && Object.keys(part.content).length > 0,
		);
}

export function checkContent(body: Json, complaints: Complaints): void {
	const parts = channelsIn(body);
	complaints.unless(parts.length > 0, 'channel', 'A channel with its content is required.');
	for (const { channel, content } of parts) {
		rules[channel]?.(content, complaints.from(sections[channel] ?? 'Mitto chat apps'));
	}
}
