import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { pages } from '../../tools/docs';
import { meanings } from '../../tools/docs/outputs';
import { publishedNodes } from '../../tools/package/published';
import { projectFolder } from '../../tools/release/pack';
import { schemasOf } from '../../tools/schemas';

const folder = path.join(projectFolder, 'docs');
const made = pages();

it.each(made)('docs/$path says what the forms say: npm run docs', ({ path: place, text }) => {
	const file = path.join(folder, place);
	expect(existsSync(file) ? readFileSync(file, 'utf8') : 'nothing').toBe(text);
});

it('has no page of a node or channel that is gone', () => {
	const there = ['nodes', 'channels'].flatMap((kind) =>
		readdirSync(path.join(folder, kind)).map((file) => `${kind}/${file}`),
	);
	expect(there.filter((file) => !made.some((page) => page.path === file))).toEqual([]);
});

/** The parts of an address that GitHub makes of the headings of a text. */
const anchorsOf = (text: string) =>
	[...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{Letter}\p{Number} -]/gu, '')
			.replace(/ /g, '-'),
	);

const linking = [
	...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'sandbox/README.md', 'docs/scaling.md'],
	...made.map((page) => `docs/${page.path}`),
];

it.each(linking)('%s leads nowhere in vain', (place) => {
	const file = path.join(projectFolder, place);
	const text = readFileSync(file, 'utf8');
	const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
	const dead = links.filter(([, to = '', anchor]) => {
		const target = to === '' ? file : path.join(path.dirname(file), to);
		if (!existsSync(target)) return true;
		return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
	});
	expect(dead.map(([link]) => link)).toEqual([]);
});

it('tells what every field means that comes out, and of no other', () => {
	const fields = new Set(
		publishedNodes.flatMap(({ className }) =>
			schemasOf(className).flatMap(({ schema }) => Object.keys(schema.properties ?? {})),
		),
	);
	const silent = [...fields].filter((name) => !Object.hasOwn(meanings, name));
	const gone = Object.keys(meanings).filter((name) => !fields.has(name));
	expect({ silent, gone }).toEqual({ silent: [], gone: [] });
});
