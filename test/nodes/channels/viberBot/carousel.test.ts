import { carousel } from '../../../../nodes/channels/viberBot/carousel';
import { Rules } from '../../../../nodes/form/rules';

const tile = { Columns: 6, Rows: 7, ActionType: 'reply', ActionBody: 'coat', Text: 'Coat' };

function problems(change: object, more: object = {}): string[] {
	const rules = new Rules();
	const media = {
		Type: 'rich_media',
		ButtonsGroupColumns: 6,
		ButtonsGroupRows: 7,
		Buttons: [tile],
		...change,
	};
	carousel.check({ type: 'rich_media', rich_media: media, ...more }, rules);
	return rules.problems.map(({ field, message }) => `${field} ${message}`);
}

describe('the rules of a carousel', () => {
	it('accept up to six cards', () => {
		expect(problems({ Buttons: Array(6).fill(tile) })).toEqual([]);
		expect(problems({ Buttons: Array(7).fill(tile) })).toEqual([
			'Cards has 7 cards, at most 6 are allowed',
		]);
	});

	it('name the card in which something is wrong', () => {
		const half = { ...tile, Rows: 4 };
		const bad = { ...tile, Rows: 3, ActionBody: '' };
		expect(problems({ Buttons: [tile, half, bad] })).toEqual(['Cards 2 › Reply is empty']);
	});

	it.each(['location-picker', 'share-phone'])(
		'refuse %s, which keyboards alone can do',
		(action) => {
			expect(problems({ Buttons: [{ ...tile, ActionType: action }] })).toEqual([
				`Cards 1 › Action is ${action}, which works in keyboards only`,
			]);
		},
	);

	it('refuse a long alternative text, a bad color and a grid that is too wide', () => {
		expect(problems({}, { alt_text: 'x'.repeat(7001) })[0]).toContain('Alternative Text is 7001');
		expect(problems({ BgColor: 'white' })[0]).toContain('Background Color is "white"');
		expect(problems({ ButtonsGroupColumns: 7 })[0]).toContain('Cards › ButtonsGroupColumns is 7');
	});
});
