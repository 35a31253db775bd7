import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { searches } from '../../tools/editor/searches';
import { publishedNodes, typeName } from '../../tools/package/published';

/** The categories of n8n's node panel. */
const categories = [
	'AI',
	'Analytics',
	'Communication',
	'Core Nodes',
	'Cybersecurity',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'HITL',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

interface Codex {
	node: string;
	nodeVersion: string;
	codexVersion: string;
	categories: string[];
	subcategories?: Record<string, string[]>;
	resources: Record<string, Array<{ url: string }>>;
	alias?: string[];
}

describe.each(publishedNodes)('$className', ({ className, file, sourceFolder, type }) => {
	const { description } = type;
	const isTrigger = description.group.includes('trigger');

	it('is called by its type, with a description of its own', () => {
		expect(description.displayName).toMatch(/^Mitto /);
		expect(description.description).not.toBe(description.displayName);
		expect(description.defaults.name).toBe(description.displayName);
	});

	it('began at version 1', () => {
		expect([description.version].flat()[0]).toBe(1);
	});

	it('is a proper trigger, or can be a tool of an AI agent', () => {
		expect(className.endsWith('Trigger')).toBe(isTrigger);
		// An expression may add further inputs; the first one is the main one, always.
		if (isTrigger) expect(description.inputs).toEqual([]);
		else expect(JSON.stringify(description.inputs)).toMatch(/main/);
		expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
		if (!isTrigger) expect(description.subtitle).toBeDefined();
	});

	it('registers and removes each webhook that starts workflows', () => {
		const starting = (description.webhooks ?? []).filter(
			({ restartWebhook }) => restartWebhook !== true,
		);
		for (const { name } of starting) {
			const { checkExists, create, delete: remove } = type.webhookMethods?.[name] ?? {};
			expect([checkExists, create, remove].map((method) => typeof method)).toEqual(
				Array(3).fill('function'),
			);
		}
	});

	it('has a square picture for each theme in the build', () => {
		const { light, dark } = description.icon as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			const svg = readFileSync(path.resolve(path.dirname(file), icon.replace('file:', '')), 'utf8');
			const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
			expect(width).toBeDefined();
			expect(width).toBe(height);
		}
	});

	describe('its entry in the node panel', () => {
		const source = path.join(sourceFolder, `${className}.node.json`);
		const codex = JSON.parse(readFileSync(source, 'utf8')) as Codex;

		it('stands beside the built node', () => {
			const built = file.replace(/\.js$/, '.json');
			expect(existsSync(built)).toBe(true);
			expect(JSON.parse(readFileSync(built, 'utf8'))).toEqual(codex);
		});

		it('belongs to the node and to known categories', () => {
			expect(codex).toMatchObject({
				node: typeName(type),
				nodeVersion: '1.0',
				codexVersion: '1.0',
			});
			expect(codex.categories.length).toBeGreaterThan(0);
			expect(codex.categories.filter((name) => !categories.includes(name))).toEqual([]);
			const sorted = Object.keys(codex.subcategories ?? {});
			expect(sorted.filter((name) => !codex.categories.includes(name))).toEqual([]);
		});

		it('links to documentation and has words to be found by', () => {
			const links = Object.values(codex.resources).flat();
			expect(codex.resources.primaryDocumentation?.length).toBeGreaterThan(0);
			expect(links.filter(({ url }) => !/^https:\/\//.test(url))).toEqual([]);
			expect(codex.alias).toEqual([...new Set(codex.alias)]);
			expect(codex.alias).toContain('Mitto');
		});
	});
});

it.each(Object.entries(searches))('the node panel finds for "%s" what is meant', (word, wanted) => {
	const found = publishedNodes.filter(({ className, sourceFolder, type }) => {
		const source = path.join(sourceFolder, `${className}.node.json`);
		const { alias = [] } = JSON.parse(readFileSync(source, 'utf8')) as Codex;
		const words = [type.description.displayName, ...alias].map((text) => text.toLowerCase());
		return words.some((text) => text.includes(word));
	});
	expect(found.map(({ className }) => className)).toEqual(expect.arrayContaining(wanted));
});
