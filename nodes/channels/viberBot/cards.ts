import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import { buttonValues, readButton, type ViberButton } from './button';
import { limits } from './limits';

/** A card as people think of it; Viber knows only tiles in a grid. */
export interface Card {
	imageUrl?: string;
	text?: string;
	buttons: ViberButton[];
}

const [, width] = limits.groupColumns;
const [, mostRows] = limits.groupRows;

/** Fields of one card. */
export const cardValues: INodeProperties[] = [
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/coat.jpg',
		description: 'Public address of a JPG or PNG picture of at most 500 kB at the top of the card',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. <b>Winter Coat</b><br>€ 89',
		description:
			'Text below the image. The tags b, i, u, s, br and font with color or size are shown formatted.',
		hint: `Up to ${limits.buttonText} characters`,
	},
	{
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Button' },
		default: {},
		placeholder: 'Add Button',
		description:
			'Buttons at the foot of the card. A tap on the image or the text does what the first one does.',
		options: [{ displayName: 'Button', name: 'button', values: buttonValues('carousel') }],
	},
];

/** One row of card fields. @param field its name in messages, such as "Cards 2" */
export function readCard(row: Form, field: string): Card {
	const [imageUrl, text] = [row.trimmed('imageUrl'), row.text('text')];
	const buttons = row
		.rows('buttons', 'button')
		.map((button, index) => readButton(button, `${field} › Buttons ${index + 1}`, 'carousel'));
	const room = mostRows - (imageUrl ? 1 : 0) - (text === undefined ? 0 : 1);
	if (buttonRows(buttons) > room) throw tooManyButtons(field, buttonRows(buttons), room);
	return { ...(imageUrl && { imageUrl }), ...(text !== undefined && { text }), buttons };
}

/** Such a card has no place in the grid, so this can't be left to Viber to refuse. */
function tooManyButtons(field: string, rows: number, room: number): BadInput {
	return BadInput.of(
		`${field} › Buttons`,
		`take ${rows} rows, at most ${room} are left on the card`,
		'Take some away, or make them narrower so that more fit into a row',
	);
}

/**
 * Lays the cards out in Viber's grid. Viber begins a new card when the rows of one are full, so all
 * cards get the height of the tallest: image on top, text below, buttons at the foot.
 */
export function layOut(cards: Card[]): { rows: number; tiles: ViberButton[] } {
	const rows = Math.min(mostRows, Math.max(1, ...cards.map(usualHeight)));
	return { rows, tiles: cards.flatMap((card) => tilesOf(card, rows)) };
}

const imageRows = 3;
const textRows = 2;

function usualHeight({ imageUrl, text, buttons }: Card): number {
	return (imageUrl ? imageRows : 0) + (text ? textRows : 0) + buttonRows(buttons);
}

/** Rows that the buttons take side by side. */
function buttonRows(buttons: ViberButton[]): number {
	let rows = 0;
	let left = 0;
	for (const { Columns = width } of buttons) {
		if (Columns > left) {
			rows++;
			left = width;
		}
		left -= Columns;
	}
	return rows;
}

/** Viber wants every tile to show something. */
const blank = { BgColor: '#FFFFFF' };

function tilesOf({ imageUrl, text, buttons }: Card, rows: number): ViberButton[] {
	const [first] = buttons;
	const tap = {
		Columns: width,
		ActionType: first?.ActionType ?? ('none' as const),
		ActionBody: first?.ActionBody ?? 'none',
	};
	const left = Math.max(0, rows - buttonRows(buttons));
	// What the buttons leave goes to the image, or to the text where there is no image.
	const forText = imageUrl && text ? Math.min(textRows, left - 1) : text ? left : 0;
	const forImage = left - forText;
	return [
		...(forImage > 0
			? [{ ...tap, Rows: forImage, ...(imageUrl ? { Image: imageUrl } : blank) }]
			: []),
		...(forText > 0 ? [{ ...tap, Rows: forText, Text: text }] : []),
		...buttons,
	];
}
