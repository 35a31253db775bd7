import { existsSync } from 'node:fs';
import path from 'node:path';

import { everyField } from '../../tools/package/fields';
import { publishedCredentials, publishedNodes } from '../../tools/package/published';

const named = publishedCredentials.map(({ className, type, file }) => ({ className, type, file }));

describe.each(named)('$className', ({ className, type, file }) => {
	it('is named after its class', () => {
		expect(className).toMatch(/Api$/);
		expect(type.name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
	});

	it('hides every secret', () => {
		const secret = /key|token|secret|password/i;
		const harmless = /lifetime|seconds|minutes|tolerance|claim|header/i;
		const open = everyField(type.properties).filter(
			({ field }) =>
				field.type === 'string' &&
				secret.test(field.name) &&
				!harmless.test(field.name) &&
				field.typeOptions?.password !== true,
		);
		expect(open.map(({ place }) => place)).toEqual([]);
	});

	it('never has a secret as its default', () => {
		const given = type.properties.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(given.filter((field) => field.default !== '').map(({ name }) => name)).toEqual([]);
	});

	it('can be tested', () => {
		const tests = publishedNodes.flatMap(({ type: node }) =>
			(node.description.credentials ?? []).flatMap(({ name, testedBy }) =>
				name === type.name && typeof testedBy === 'string'
					? [node.methods?.credentialTest?.[testedBy]]
					: [],
			),
		);
		const tested = type.test !== undefined || tests.some((method) => typeof method === 'function');
		expect(tested).toBe(true);
	});

	it('has a picture for each theme, inside the package', () => {
		const { light, dark } = type.icon as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			expect(icon).toMatch(/^file:.+\.svg$/);
			expect(existsSync(path.resolve(path.dirname(file), icon.replace('file:', '')))).toBe(true);
		}
	});

	it('links to documentation', () => expect(type.documentationUrl).toMatch(/^https:\/\//));

	it('is asked for by a node', () => {
		const asking = publishedNodes.filter(({ type: node }) =>
			node.description.credentials?.some(({ name }) => name === type.name),
		);
		expect(asking).not.toEqual([]);
	});
});

it('nodes ask only for credentials of this package', () => {
	const known = publishedCredentials.map(({ type }) => type.name);
	const asked = publishedNodes.flatMap(({ type }) =>
		(type.description.credentials ?? []).map(({ name }) => name),
	);
	expect(asked.filter((name) => !known.includes(name))).toEqual([]);
});
