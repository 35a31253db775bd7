import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';

import { colorSchemes, pictureFile, pictures } from '../../tools/pictures/pictures';
import { projectFolder } from '../../tools/release/pack';
import { readExamples } from '../../tools/stack/examples';
import { menuOf } from '../../tools/package/fields';
import { publishedNode } from '../../tools/package/published';

const examples = readExamples();
const folder = path.join(projectFolder, 'docs/pictures');
const markdown = ['README.md', 'sandbox/README.md', 'CONTRIBUTING.md'].concat(
	readdirSync(path.join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => path.join('docs', file)),
);

/** The nodes of this package in the example that a picture shows, with what is chosen in them. */
function nodesOf(example: string) {
	return (examples.find(({ name }) => name === example)?.nodes ?? []).flatMap((node) => {
		const type = publishedNode(node.type);
		return type === undefined ? [] : [{ node: node as unknown as INode, type }];
	});
}

function chosenIn({ node, type }: { node: INode; type: INodeType }) {
	const { properties } = type.description;
	return NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		type.description,
	);
}

describe.each(pictures)('the picture "$name"', ({ name, alt, scene, width }) => {
	it('shows an example that there is', () => {
		expect(nodesOf(scene.example)).not.toEqual([]);
	});

	it('shows a form that there is', () => {
		if (scene.kind === 'canvas') return;
		const nodes = nodesOf(scene.example).filter(
			({ node }) => scene.kind !== 'form' || node.name === scene.node,
		);
		const shown = nodes.filter((placed) => {
			const { resource, operation } = chosenIn(placed) ?? {};
			const wanted = scene.kind === 'form' ? {} : scene;
			return (
				menuOf(placed.type.description).some(
					(menu) => menu.resource === resource && menu.entry.value === operation,
				) &&
				(!('channel' in wanted) || wanted.channel === resource) &&
				(!('type' in wanted) || wanted.type === operation)
			);
		});
		expect(shown).not.toEqual([]);
	});

	it.each(colorSchemes)('is there in %s, and small', (scheme) => {
		const file = path.join(projectFolder, pictureFile(name, scheme));
		expect(existsSync(file)).toBe(true);
		expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
		expect(statSync(file).size).toBeLessThan(100_000);
	});

	it('is used in both versions, with its words for those who cannot see it', () => {
		const texts = markdown.map((file) => readFileSync(path.join(projectFolder, file), 'utf8'));
		const users = texts.filter((text) => text.includes(`pictures/${name}-light.png`));
		expect(users).not.toEqual([]);
		for (const text of users) {
			expect(text).toContain(`pictures/${name}-dark.png`);
			expect(text).toContain(`width="${width}" alt="${alt}"`);
		}
	});
});

it('there are no other pictures, and none is named that there is not', () => {
	const known = pictures.flatMap(({ name }) =>
		colorSchemes.map((scheme) => path.basename(pictureFile(name, scheme))),
	);
	const files = existsSync(folder) ? readdirSync(folder) : [];
	const named = markdown.flatMap((file) => {
		const text = readFileSync(path.join(projectFolder, file), 'utf8');
		return [...text.matchAll(/(?:src|srcset)="([^"]+)"|!\[[^\]]*\]\(([^)]+)\)/g)].map(
			([, inTag, inText]) => path.basename(inTag ?? inText ?? ''),
		);
	});
	expect([...files, ...named].filter((file) => !known.includes(file))).toEqual([]);
});

it('there are few', () => expect(pictures.length).toBeLessThanOrEqual(8));
