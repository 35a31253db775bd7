import { isRecord } from '../../values/records';
import { apiLevels } from './limits';

/** The API level that a message needs, and the part that needs it. */
export interface Need {
	level: number;
	part: string;
}

/**
 * The highest API level among the parts of a message. Viber delivers a message only to apps of this
 * level or above, and refuses parts that are above the `min_api_version` it is sent with.
 */
export function neededApiLevel(message: Record<string, unknown>): Need {
	const { keyboard, rich_media: carousel } = message;
	const needs = [
		...(carousel === undefined ? [] : [{ level: apiLevels.leastCarousel, part: 'a carousel' }]),
		...partsOf(keyboard, apiLevels.keyboard),
		...buttonsOf(keyboard).flatMap((button) => partsOf(button, apiLevels.button)),
		...buttonsOf(carousel).flatMap((button) => partsOf(button, apiLevels.button)),
	];
	return needs.reduce((highest, need) => (need.level > highest.level ? need : highest), {
		part: 'the message',
		level: 1,
	});
}

function buttonsOf(value: unknown): unknown[] {
	return isRecord(value) && Array.isArray(value.Buttons) ? value.Buttons : [];
}

function partsOf(value: unknown, levels: Record<string, number>): Need[] {
	return Object.entries(levels)
		.filter(([part]) => isRecord(value) && value[part] !== undefined)
		.map(([part, level]) => ({ part, level }));
}
