import { neededApiLevel } from '../../../../nodes/channels/viberBot/apiLevel';
import { readButton } from '../../../../nodes/channels/viberBot/button';
import { layOut, readCard } from '../../../../nodes/channels/viberBot/cards';
import { carousel } from '../../../../nodes/channels/viberBot/carousel';
import { buildEnvelope, checkEnvelope } from '../../../../nodes/channels/viberBot/envelope';
import { file } from '../../../../nodes/channels/viberBot/file';
import { checkKeyboard, readKeyboard } from '../../../../nodes/channels/viberBot/keyboard';
import { limits } from '../../../../nodes/channels/viberBot/limits';
import { picture } from '../../../../nodes/channels/viberBot/picture';
import { sticker } from '../../../../nodes/channels/viberBot/sticker';
import { readVendorFields } from '../../../../nodes/channels/viberBot/vendorNames';
import { video } from '../../../../nodes/channels/viberBot/video';
import { Form } from '../../../../nodes/form/form';
import { Rules } from '../../../../nodes/form/rules';

const messages = (check: (rules: Rules) => void) => {
	const rules = new Rules();
	check(rules);
	return rules.problems.map(({ field, message }) => `${field} ${message}`);
};
const media = 'https://example.com/a.mp4';
const thumbnail = 'https://example.com/a.jpg';

describe('parts that are left empty', () => {
	it('are left out of a video, and sent when they are there', () => {
		const options = { duration: 5, thumbnail, caption: 'Hi' };
		expect(video.build(Form.of({ media, size: 1 }))).toMatchObject({
			type: 'video',
			media,
			size: 1,
		});
		for (const part of ['duration', 'thumbnail', 'text']) {
			expect(video.build(Form.of({ media, size: 1 }))).not.toHaveProperty(part);
		}
		expect(video.build(Form.of({ media, size: 1, ...options, options }))).toMatchObject({
			duration: 5,
			thumbnail,
			text: 'Hi',
		});
	});

	it('are left out of a picture, and sent when they are there', () => {
		expect(picture.build(Form.of({ media }))).not.toHaveProperty('thumbnail');
		expect(picture.build(Form.of({ media, thumbnail, options: { thumbnail } }))).toMatchObject({
			thumbnail,
		});
	});

	it('are left out of the sender, and sent when they are there', () => {
		const build = (options: object) => buildEnvelope(Form.of({ senderName: 'Us', options }), {});
		expect(build({}).sender).toStrictEqual({ name: 'Us' });
		expect(build({ senderAvatar: thumbnail }).sender).toEqual({ name: 'Us', avatar: thumbnail });
	});

	it('are left out of a card', () => {
		expect(readCard(Form.of({}), 'Cards 1')).toStrictEqual({ buttons: [] });
	});

	it('are left out of a carousel, which is white unless it has a color', () => {
		const build = (fields: object) => carousel.build(Form.of({ ...fields, options: fields }));
		expect(build({})).not.toHaveProperty('alt_text');
		expect(build({ altText: 'Offers' })).toHaveProperty('alt_text', 'Offers');
		expect(build({})).toHaveProperty('rich_media.BgColor', '#FFFFFF');
		expect(build({ bgColor: '#112233' })).toHaveProperty('rich_media.BgColor', '#112233');
	});
});

describe('a button', () => {
	it('has rows of its own in a keyboard only', () => {
		const row = Form.of({ text: 'A', rows: 2 });
		expect(readButton(row, 'Keyboard 1', 'keyboard')).toHaveProperty('Rows', 2);
		expect(readButton(row, 'Cards 1', 'carousel')).not.toHaveProperty('Rows');
	});

	it('is named by its place when its JSON is wrong', () => {
		const button = [{ text: 'A', style: { buttonJson: '{' } }];
		expect(() => readKeyboard(Form.of({ keyboard: { button } }))).toThrow('Keyboard 1');
		const card = { buttons: { button } };
		expect(() => readCard(Form.of(card), 'Cards 2')).toThrow('Cards 2 › Buttons 1');
		const cards = Form.of({ cards: { card: [card] } });
		expect(() => carousel.build(cards)).toThrow('Cards 1 › Buttons 1');
	});

	it('names the first of the parts that need the highest level', () => {
		const Buttons = [{ Map: {} }, { Frame: {} }, { TextPaddings: [1, 1, 1, 1] }];
		expect(neededApiLevel({ keyboard: { Buttons } })).toEqual({ level: 6, part: 'Map' });
	});
});

describe('a card', () => {
	const buttons = (count: number) =>
		Array.from({ length: count }, () => ({ Columns: 6, ActionBody: 'buy', Text: 'Buy' }));

	it('keeps a row for its image when buttons take nearly all', () => {
		const [image, text] = layOut([
			{ imageUrl: thumbnail, text: 'Coat', buttons: buttons(5) },
		]).tiles;
		expect(image).toMatchObject({ Rows: 1, Image: thumbnail });
		expect(text).toMatchObject({ Rows: 1, Text: 'Coat' });
	});

	it('has no tile of no height', () => {
		expect(layOut([{ text: 'Coat', buttons: buttons(1) }]).tiles).toHaveLength(2);
	});
});

describe('the grid', () => {
	const tile = { Columns: 6, Rows: 7, ActionBody: 'coat' };
	const cardsOf = (change: object) =>
		messages((rules) =>
			carousel.check({ type: 'rich_media', rich_media: { Type: 'rich_media', ...change } }, rules),
		);
	const keyboardOf = (columns: unknown, count: number) =>
		messages((rules) =>
			checkKeyboard(
				{
					Type: 'keyboard',
					ButtonsGroupColumns: columns,
					Buttons: Array.from({ length: count }, () => ({ ActionBody: 'a', Columns: 1 })),
				},
				rules,
			),
		);

	it('counts the narrowest tiles', () => {
		expect(cardsOf({ Buttons: Array(36).fill({ ...tile, Columns: 1 }) })).toEqual([]);
		expect(keyboardOf(1, 25)).toEqual(['Keyboard has 25 rows, at most 24 are allowed']);
	});

	it('counts nothing with a size that is no number, which is refused as such', () => {
		const found = cardsOf({ Buttons: Array(7).fill({ ...tile, Rows: '7' }) });
		expect(found).toHaveLength(7);
		expect(found.join()).not.toContain('7 cards');
		expect(keyboardOf('2', 49)).toHaveLength(1);
	});

	it('is only said to be empty when it is', () => {
		expect(cardsOf({ Type: undefined })).toEqual([expect.stringContaining('Cards is empty')]);
	});
});

describe('what Viber would refuse', () => {
	const body = { receiver: 'ana==', sender: { name: 'Us' }, type: 'text', text: '' };
	const bytes = (count: number) => {
		const rest = count - Buffer.byteLength(JSON.stringify(body));
		return messages((rules) => checkEnvelope({ ...body, text: 'x'.repeat(rest) }, rules));
	};

	it('is a request beyond the limit, not one that reaches it', () => {
		expect(bytes(limits.bodyBytes)).toEqual([]);
		expect(bytes(limits.bodyBytes + 1)).toHaveLength(1);
	});

	it('is told once when a level is no number', () => {
		const level = { min_api_version: 'high' };
		expect(messages((rules) => checkEnvelope({ ...body, ...level }, rules))).toHaveLength(1);
	});

	it.each([['a.pdf '], ['a.pdf!'], [5], [['a.exe']]])('is the file name %j, said once', (name) => {
		const content = { type: 'file', media: 'https://example.com/a.pdf', size: 1, file_name: name };
		expect(messages((rules) => file.check(content, rules))).toHaveLength(1);
	});

	it('is a list in the place of an address, said once', () => {
		const content = { type: 'file', media: ['https://example.com/a'], size: 1, file_name: 'a.pdf' };
		expect(messages((rules) => file.check(content, rules))).toHaveLength(1);
	});

	it('is a sticker that is neither a number nor a text', () => {
		const check = (id: unknown) =>
			messages((rules) => sticker.check({ type: 'sticker', sticker_id: id }, rules));
		expect(check('46105')).toEqual([]);
		expect(check(true)).toHaveLength(1);
	});
});

it('a number that an expression gave as text is sent as a number', () => {
	const field = { displayName: 'Height', name: 'height', type: 'number', default: 0 } as const;
	expect(readVendorFields(Form.of({ height: '50' }), [field])).toEqual({ Height: 50 });
});
