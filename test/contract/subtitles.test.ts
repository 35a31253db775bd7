import type { INodeParameters, INodeType } from 'n8n-workflow';

import { choicesOf } from '../../tools/package/fields';
import { publishedNodes } from '../../tools/package/published';
import { placeNode } from '../support/engine/setting';

/** The menus that say what a node does: what is done, and where. */
const operationMenu = 'operation';
const placeMenus = ['resource', 'channel', 'source'];

interface Chosen {
	stored: string;
	parameters: INodeParameters;
	/** The names under which the menus show it. */
	operation?: string;
	place?: string;
}

/** What the canvas shows below the node's name, by n8n's own expressions. */
function subtitleOf(type: INodeType, parameters: INodeParameters): unknown {
	const { node, workflow } = placeNode(type, { parameters });
	return workflow.expression.getSimpleParameterValue(
		node,
		type.description.subtitle,
		'internal',
		{},
	);
}

/** Every choice of the node's menus, as far as its form shows both of them together. */
function choices(type: INodeType): Chosen[] {
	const { properties } = type.description;
	const placeMenu = placeMenus.find((menu) => properties.some(({ name }) => name === menu));
	const places = properties.filter(({ name }) => name === placeMenu);
	const operations = properties.filter(({ name }) => name === operationMenu);
	const ofPlaces = places.flatMap((menu) =>
		choicesOf(menu).map(({ name, value }) => ({ menu: menu.name, name, value: value as string })),
	);
	if (operations.length === 0) {
		return ofPlaces.map(({ menu, name, value }) => ({
			stored: value,
			parameters: { [menu]: value },
			place: name,
		}));
	}
	return operations.flatMap((menu) =>
		choicesOf(menu).flatMap((entry) =>
			ofPlaces
				.filter((place) => {
					const wanted = menu.displayOptions?.show?.[place.menu];
					return wanted === undefined || wanted.includes(place.value);
				})
				.map((place): Chosen => {
					const given = { [place.menu]: place.value, operation: entry.value as string };
					// A channel that was chosen before stands aside where the operation has none.
					const shown = placeNode(type, { parameters: given }).node.parameters;
					return {
						stored: Object.values(given).join(' '),
						parameters: given,
						operation: entry.name,
						...(place.menu in shown && { place: place.name }),
					};
				}),
		),
	);
}

describe.each(publishedNodes)('$className on the canvas', ({ type }) => {
	const all = choices(type);

	it('has something to choose', () => expect(all.length).toBeGreaterThan(1));

	it.each(all)('says $stored in words', ({ parameters, operation, place }) => {
		const subtitle = String(subtitleOf(type, parameters));
		const words = [operation, place].filter((part) => part !== undefined).join(': ');
		// The name of the node itself says that it sends and waits.
		const spoken = words.toLowerCase().replace('send and wait for ', '');
		expect(subtitle.toLowerCase()).toBe(spoken);
		// The channel is a name; the rest is a sentence, with abbreviations as they are.
		if (place !== undefined) expect(subtitle.endsWith(place)).toBe(true);
		expect(subtitle).toMatch(/^[A-Z]/);
	});

	it('is quiet about what no menu has', () => {
		const strange = Object.fromEntries(
			[operationMenu, ...placeMenus].map((name) => [name, 'ofTomorrow']),
		);
		const scene = placeNode(type);
		scene.node.parameters = strange;
		expect(
			scene.workflow.expression.getSimpleParameterValue(
				scene.node,
				type.description.subtitle,
				'internal',
				{},
			),
		).not.toContain('ofTomorrow');
	});
});

it('Mitto Send says it as people do', () => {
	const send = publishedNodes.find(({ className }) => className === 'MittoSend')?.type as INodeType;
	expect(subtitleOf(send, { resource: 'sms', operation: 'sendText' })).toBe('Send text: SMS');
	expect(subtitleOf(send, { resource: 'callback', operation: 'createUrl' })).toBe(
		'Create signed URL: Callback',
	);
});
