import { letters, rule, times, type Case, type CaseTable } from '../../../support/checks/cases';

export const destination = {
	accepts: ['bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0'],
	refuses: ['', undefined, 'a b'],
};

/** Mitto's chat apps page on GBM, and Google's reference for lengths. */
const reply = { reply: { text: 'Yes', postbackData: 'yes' } };
const action = (more: object) => ({ action: { text: 'Go', postbackData: 'go', ...more } });

const common: Case[] = [
	rule(
		'Representative › Type',
		'representative.representativeType',
		['BOT', 'HUMAN'],
		['', undefined, 'CAT'],
		{ representative: {} },
	),
	rule(
		'Representative › Avatar URL',
		'representative.avatarImage',
		['https://a.com/x.png', 'http://a.com/x', undefined],
		['a.com/x.png'],
		{ representative: { representativeType: 'BOT' } },
	),
	rule('Fallback Text', 'fallback', [letters(3072)], [letters(3073)]),
	rule('Force Fallback', 'forceFallback', [undefined, false], [true]),
	rule('Force Fallback', 'forceFallback', [true], [], { fallback: 'Hello' }),
];

const picture = (field: string, at: string, refuses: unknown[], given?: Record<string, unknown>) =>
	rule(
		field,
		at,
		[
			'https://a.com/x.jpg',
			'http://a.com/x.jpeg',
			'https://a.com/x.png',
			'https://picsum.photos/1920/1080?random=1',
		],
		['a.com/x.png', 'https://a.com/x.gif', 'https://a.com/x.pdf', ...refuses],
		given,
	);

function suggestions(field: string, at: string, max: number): Case[] {
	const first = `${field} 1`;
	const given = (entry: object) => ({ [at]: [entry] });
	return [
		rule(field, at, [undefined, [], times(max, reply)], [times(max + 1, reply)]),
		rule(first, at, [[{ liveAgentRequest: {} }]], [[{}], [{ reply: 'Yes' }]]),
		rule(
			`${first} › Text`,
			`${at}.0.reply.text`,
			[letters(25)],
			['', undefined, letters(26)],
			given(reply),
		),
		rule(
			`${first} › Postback Data`,
			`${at}.0.reply.postbackData`,
			[letters(2048)],
			['', undefined, letters(2049)],
			given(reply),
		),
		rule(
			`${first} › Text`,
			`${at}.0.action.text`,
			[letters(25)],
			['', letters(26)],
			given(action({})),
		),
		rule(
			`${first} › URL`,
			`${at}.0.action.openUrlAction.url`,
			['https://a.com', 'http://a.com'],
			['', undefined, 'a.com', 'tel:+385911234567'],
			given(action({ openUrlAction: {} })),
		),
		rule(
			`${first} › Phone Number`,
			`${at}.0.action.dialAction.phoneNumber`,
			['+385911234567', '+12', `+${'1'.repeat(15)}`],
			[
				'',
				undefined,
				'385911234567',
				'0+385911234567',
				'+0911234567',
				'+385 91',
				`+${'1'.repeat(16)}`,
			],
			given(action({ dialAction: {} })),
		),
	];
}

/** @param field what stands before the card's own fields @param at the same in the message */
function card(field: string, at: string): Case[] {
	const media = `${at}.media`;
	const content = { [media]: { height: 'SHORT', contentInfo: { fileUrl: 'https://a.com/x.png' } } };
	return [
		rule(`${field}Title`, `${at}.title`, [letters(200)], [letters(201), '', undefined]),
		rule(`${field}Title`, `${at}.title`, [undefined], [], content),
		rule(`${field}Description`, `${at}.description`, [letters(2000), undefined], [letters(2001)]),
		...suggestions(`${field}Suggestions`, `${at}.suggestions`, 4),
		rule(
			`${field}Image Height`,
			`${media}.height`,
			['SHORT', 'MEDIUM', 'TALL'],
			['', undefined, 'HUGE'],
			content,
		),
		picture(`${field}Image URL`, `${media}.contentInfo.fileUrl`, ['', undefined], content),
		picture(`${field}Thumbnail URL`, `${media}.contentInfo.thumbnailUrl`, [], content),
	];
}

export const tables: Record<string, CaseTable> = {
	sendText: {
		sound: { text: { message: 'Hello' } },
		cases: [
			rule('Text', 'text.message', [letters(3072)], ['', undefined, letters(3073)]),
			rule('Rich Text', 'text.containsRichText', [true, false, undefined], ['true', 1]),
			...suggestions('Suggestions', 'suggestions', 13),
			...common,
		],
	},
	sendImage: {
		sound: { image: { fileUrl: 'https://a.com/x.png' } },
		cases: [
			picture('Image URL', 'image.fileUrl', ['', undefined]),
			picture('Thumbnail URL', 'image.thumbnailUrl', []),
			...suggestions('Suggestions', 'suggestions', 13),
			...common,
		],
	},
	sendCard: {
		sound: { standaloneCard: { title: 'Coat' } },
		cases: [...card('', 'standaloneCard'), ...common],
	},
	sendCarousel: {
		sound: {
			carouselCard: { cardWidth: 'MEDIUM', cardContents: [{ title: 'Coat' }, { title: 'Hat' }] },
		},
		cases: [
			rule('Card Width', 'carouselCard.cardWidth', ['SMALL', 'MEDIUM'], ['', undefined, 'WIDE']),
			rule(
				'Cards',
				'carouselCard.cardContents',
				[times(2, { title: 'Coat' }), times(10, { title: 'Coat' })],
				[undefined, [{ title: 'Coat' }], times(11, { title: 'Coat' })],
			),
			...card('Cards 1 › ', 'carouselCard.cardContents.0'),
			rule(
				'Cards 1 › Image Height',
				'carouselCard.cardContents.0.media.height',
				['SHORT', 'MEDIUM'],
				['TALL'],
				{
					'carouselCard.cardWidth': 'SMALL',
					'carouselCard.cardContents.0.media': { contentInfo: { fileUrl: 'https://a.com/x.png' } },
				},
			),
			...common,
		],
	},
};
