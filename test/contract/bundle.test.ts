import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { distFolder } from '../../tools/package/published';

/** Calls and names in a script that reach beyond it. */
interface Reach {
	file: string;
	/** Names given to `require` and `import`; `undefined` where the name is computed. */
	imports: Array<string | undefined>;
	/** Names of the surroundings that are read from, such as `process`. */
	globals: string[];
}

const surroundings = ['process', 'global', 'globalThis', 'console'];

function reachOf(file: string): Reach {
	const text = readFileSync(path.join(distFolder, file), 'utf8');
	const reach: Reach = { file, imports: [], globals: [] };
	const note = (name: ts.Node | undefined) =>
		reach.imports.push(name !== undefined && ts.isStringLiteralLike(name) ? name.text : undefined);
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node)) {
			const { expression } = node;
			const called = ts.isIdentifier(expression) ? expression.text : '';
			const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
			if (called === 'require' || isImport) note(node.arguments[0]);
		}
		if (ts.isImportDeclaration(node)) note(node.moduleSpecifier);
		if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
			if (surroundings.includes(node.expression.text)) reach.globals.push(node.expression.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS));
	return reach;
}

const scripts = readdirSync(distFolder, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.js'))
	.map(reachOf);

describe('the built code', () => {
	it('is there and imports n8n-workflow', () => {
		expect(scripts.flatMap(({ imports }) => imports)).toContain('n8n-workflow');
	});

	it('imports only n8n-workflow, crypto and its own files, by fixed names', () => {
		const strangers = scripts.flatMap(({ file, imports }) =>
			imports
				.filter((name) => !/^(n8n-workflow|(node:)?crypto|\.{1,2}\/.*)$/.test(name ?? ''))
				.map((name) => `${file}: ${name ?? 'a computed name'}`),
		);
		expect(strangers).toEqual([]);
	});

	it('leaves the process, globals and the console alone', () => {
		const reaching = scripts.filter(({ globals }) => globals.length > 0);
		expect(reaching).toEqual([]);
	});
});
