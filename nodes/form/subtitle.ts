import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * The expression for the line below a node's name on n8n's canvas: what these menus say is chosen, as in
 * "Send text: SMS". Menus that the form does not show are left out, and so are choices that they do not
 * have. n8n gives an expression the stored values alone, so it carries the words with it.
 *
 * @param shorten what the first menu says, where some thirty characters do not hold it
 */
export function subtitleOf(
	properties: INodeProperties[],
	menus: string[],
	shorten = (name: string) => name,
): string {
	const parts = menus.map((menu, index) => {
		const isDeed = index === 0 && menus.length > 1;
		const words = wordsOf(properties, menu, isDeed ? (name) => sentence(shorten(name)) : String);
		return `(${JSON.stringify(words)})[$parameter[${JSON.stringify(menu)}]]`;
	});
	return `={{ [${parts.join(', ')}].filter(Boolean).join(": ") }}`;
}

/** The names of a menu's choices by their stored values, over all menus of that name. */
function wordsOf(
	properties: INodeProperties[],
	menu: string,
	said: (name: string) => string,
): Record<string, string> {
	const choices = properties
		.filter(({ name }) => name === menu)
		.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[]);
	return Object.fromEntries(choices.map(({ name, value }) => [value, said(name)]));
}

/** Title Case as a sentence; abbreviations stay as they are. */
function sentence(title: string): string {
	return title.replace(/(?<= )[A-Z][a-z]+\b/g, (word) => word.toLowerCase());
}
