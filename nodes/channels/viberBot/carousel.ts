import type { INodeProperties } from 'n8n-workflow';

import { jsonTwin, readTwin } from '../../form/jsonTwin';
import { isRecord } from '../../values/records';
import type { Rules } from '../../form/rules';
import type { ViberButton } from './button';
import { checkButton, checkColor } from './buttonRules';
import { cardValues, layOut, readCard } from './cards';
import { apiLevels, keyboardOnlyActions, limits } from './limits';
import { viberBotMessage } from './viberBotMessage';

/** Tiles in a grid that is cut into cards side by side. */
export interface ViberRichMedia {
	Type: 'rich_media';
	ButtonsGroupColumns: number;
	ButtonsGroupRows: number;
	BgColor?: string;
	Buttons: ViberButton[];
}

export interface ViberBotCarousel {
	type: 'rich_media';
	min_api_version: number;
	rich_media: ViberRichMedia;
	alt_text?: string;
}

const [, mostColumns] = limits.groupColumns;
const [, mostRows] = limits.groupRows;
const [, mostCards] = limits.carouselCards;

const twin = {
	name: 'cards',
	displayName: 'Cards',
	json: {
		Type: 'rich_media',
		ButtonsGroupRows: 7,
		Buttons: [{ Columns: 6, Rows: 7, ActionBody: 'coat' }],
	},
	fields: {
		displayName: 'Cards',
		name: 'cards',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Card' },
		default: {},
		placeholder: 'Add Card',
		description: `The cards side by side, up to ${mostCards} of them`,
		options: [{ displayName: 'Card', name: 'card', values: cardValues }],
	} satisfies INodeProperties,
	more: [
		{
			displayName: 'Background Color',
			name: 'bgColor',
			type: 'color',
			default: '#FFFFFF',
			description: 'Color behind the cards',
		} satisfies INodeProperties,
	],
};

const alternativeTextField: INodeProperties = {
	displayName: 'Alternative Text',
	name: 'altText',
	type: 'string',
	default: '',
	placeholder: 'e.g. See our offers on https://example.com',
	description: `What is shown by versions of Viber that know no carousels, up to ${limits.alternativeText} characters`,
};

export const carousel = viberBotMessage<ViberBotCarousel>({
	operation: 'sendCarousel',
	kind: 'carousel',
	label: 'Carousel',
	name: 'Send Carousel',
	action: 'Send Viber bot carousel',
	description:
		'Send cards side by side, with images and buttons, from a Viber bot to one of its subscribers',
	fields: [...jsonTwin(twin)],
	extras: [alternativeTextField],
	build: (form) => {
		const altText = form.text('altText');
		const richMedia = readTwin(form, twin, (): ViberRichMedia => {
			const cards = form.rows('cards', 'card').map((row, i) => readCard(row, `Cards ${i + 1}`));
			const { rows, tiles } = layOut(cards);
			return {
				Type: 'rich_media',
				ButtonsGroupColumns: mostColumns,
				ButtonsGroupRows: rows,
				BgColor: form.trimmed('bgColor') ?? '#FFFFFF',
				Buttons: tiles,
			};
		});
		return {
			type: 'rich_media',
			min_api_version: apiLevels.carousel,
			rich_media: richMedia as ViberRichMedia,
			...(altText !== undefined && { alt_text: altText }),
		};
	},
	check: ({ rich_media: value, alt_text: altText }, rules) => {
		checkRichMedia(isRecord(value) ? value : {}, rules);
		rules.text(altText, 'Alternative Text', { max: limits.alternativeText });
	},
});

function checkRichMedia(media: Record<string, unknown>, rules: Rules): void {
	const whole = ([min, max]: readonly [number, number]) => ({ min, max, whole: true });
	const { Buttons: tiles } = media;
	const { ButtonsGroupColumns = mostColumns, ButtonsGroupRows = mostRows } = media;
	rules.require(
		media.Type === 'rich_media' || tiles === undefined,
		'Cards',
		'has no "Type": "rich_media"',
		'Write it as { "Type": "rich_media", "Buttons": [ … ] }',
	);
	rules.number(ButtonsGroupColumns, 'Cards › ButtonsGroupColumns', whole(limits.groupColumns));
	rules.number(ButtonsGroupRows, 'Cards › ButtonsGroupRows', whole(limits.groupRows));
	checkColor(media.BgColor, 'Background Color', rules);

	const cardSize = cells(ButtonsGroupColumns, mostColumns) * cells(ButtonsGroupRows, mostRows);
	let used = 0;
	rules.list(tiles, 'Cards', { required: true, min: 1 }, (tile) => {
		const field = `Cards ${Math.floor(used / cardSize) + 1}`;
		used += cells(tile.Columns, mostColumns) * cells(tile.Rows, 1);
		checkButton(tile, field, limits.carouselButtonRows, rules);
		rules.require(
			!keyboardOnlyActions.includes(String(tile.ActionType)),
			`${field} › Action`,
			`is ${String(tile.ActionType)}, which works in keyboards only`,
			'Choose another action',
		);
	});
	const cards = Math.ceil(used / cardSize);
	rules.require(
		cards <= mostCards,
		'Cards',
		`has ${cards} cards, at most ${mostCards} are allowed`,
		'Take some away',
	);
}

/** A size that can be counted with; one that is not a size is refused elsewhere. */
function cells(size: unknown, usual: number): number {
	return typeof size === 'number' && size >= 1 ? size : usual;
}
