import { layOut, readCard, type Card } from '../../../../nodes/channels/viberBot/cards';
import { Form } from '../../../../nodes/form/form';

const button = (Columns = 6) => ({
	Columns,
	ActionType: 'reply' as const,
	ActionBody: 'buy',
	Text: 'Buy',
});
const card = (change: Partial<Card> = {}): Card => ({
	imageUrl: 'https://example.com/coat.jpg',
	text: 'Coat',
	buttons: [button()],
	...change,
});

/** Cells of each card in Viber's grid: it begins a new card when the rows of one are full. */
function heights(cards: Card[]): number[] {
	const { rows, tiles } = layOut(cards);
	const cells = tiles.reduce((sum, { Columns = 6, Rows = 1 }) => sum + Columns * Rows, 0);
	return [rows, cells / (6 * rows)];
}

describe('cards in the grid', () => {
	it('have the height of the tallest, so that every card fills its own', () => {
		const cards = [card(), card({ text: undefined }), card({ imageUrl: undefined, buttons: [] })];
		expect(heights(cards)).toEqual([6, 3]);
	});

	it('give the room that is left to the image', () => {
		const { tiles } = layOut([card({ buttons: [button(), button()] }), card({ text: undefined })]);
		expect(tiles.map(({ Rows = 1, Image, Text }) => [Rows, Image ? 'image' : Text])).toEqual([
			[3, 'image'],
			[2, 'Coat'],
			[1, 'Buy'],
			[1, 'Buy'],
			[6, 'image'],
			[1, 'Buy'],
		]);
	});

	it('put narrow buttons side by side', () => {
		expect(heights([card({ buttons: [button(3), button(3)] })])).toEqual([6, 1]);
	});

	it('do on a tap what their first button does, and nothing without one', () => {
		const [image] = layOut([card()]).tiles;
		expect(image).toMatchObject({ ActionType: 'reply', ActionBody: 'buy' });
		const [still] = layOut([card({ buttons: [] })]).tiles;
		expect(still).toMatchObject({ ActionType: 'none', ActionBody: 'none' });
	});

	it('fill up with a blank tile where a card has nothing else', () => {
		const { tiles } = layOut([card(), card({ imageUrl: undefined, text: undefined })]);
		expect(tiles.at(-2)).toMatchObject({ Rows: 5, BgColor: '#FFFFFF' });
	});

	it.each([3, 4, 5])('stay within seven rows with %i buttons', (count) => {
		const buttons = Array.from({ length: count }, () => button());
		expect(heights([card({ buttons })])).toEqual([7, 1]);
	});

	it.each([
		[{}, 8, 7],
		[{ text: 'Coat' }, 7, 6],
		[{ text: 'Coat', imageUrl: 'https://example.com/coat.jpg' }, 6, 5],
	])('are refused when beside %j there is no room for %i buttons', (parts, count, room) => {
		const row = (rows: number) =>
			Form.of({ ...parts, buttons: { button: Array(rows).fill({ text: 'Buy' }) } });
		expect(readCard(row(room), 'Cards 2').buttons).toHaveLength(room);
		expect(() => readCard(row(count), 'Cards 2')).toThrow(
			`Cards 2 › Buttons take ${count} rows, at most ${room} are left on the card`,
		);
	});
});
