import { gbm } from '../../../../nodes/channels/gbm';
import { Form } from '../../../../nodes/form/form';

const build = (operation: string, fields: object) =>
	gbm.messageTypes.find((type) => type.operation === operation)?.build(Form.of(fields));

const url = 'https://a.com/x.png';
const reply = { reply: { text: 'Yes', postbackData: 'y' } };
const suggestion = { kind: 'reply', text: 'Yes', postbackData: 'y' };

describe('a message of GBM', () => {
	it('has nothing that was not filled in', () => {
		expect(build('sendImage', { fileUrl: url })).toStrictEqual({ image: { fileUrl: url } });
		expect(build('sendCard', { fileUrl: url })).toStrictEqual({
			standaloneCard: { media: { height: 'MEDIUM', contentInfo: { fileUrl: url } } },
		});
		expect(build('sendCarousel', {})).toStrictEqual({
			carouselCard: { cardWidth: 'MEDIUM', cardContents: [] },
		});
	});

	it('has what was', () => {
		const suggestions = { suggestion: [suggestion] };
		expect(
			build('sendImage', {
				fileUrl: url,
				altText: 'A coat',
				suggestions,
				options: { thumbnailUrl: url, forceRefresh: true },
			}),
		).toStrictEqual({
			image: { fileUrl: url, thumbnailUrl: url, forceRefresh: true, altText: 'A coat' },
			suggestions: [reply],
		});
		expect(
			build('sendCarousel', {
				cardWidth: 'SMALL',
				cards: { card: [{ title: 'Coat', suggestions }, { title: 'Hat' }] },
			}),
		).toStrictEqual({
			carouselCard: {
				cardWidth: 'SMALL',
				cardContents: [{ title: 'Coat', suggestions: [reply] }, { title: 'Hat' }],
			},
		});
	});

	it.each([
		[{}, undefined],
		[{ displayName: 'Ana' }, { displayName: 'Ana', representativeType: 'BOT' }],
		[{ representativeType: 'HUMAN' }, { representativeType: 'HUMAN' }],
		[{ avatarImage: url }, { avatarImage: url, representativeType: 'BOT' }],
	])('has a representative when anything of it was filled in: %j', (representative, sent) => {
		expect(build('sendCard', { title: 'Coat', options: { representative } })).toStrictEqual({
			standaloneCard: { title: 'Coat' },
			...(sent && { representative: sent }),
		});
	});
});
