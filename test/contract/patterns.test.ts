import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';

import { projectFolder } from '../../tools/release/pack';

interface Written {
	place: string;
	source: string;
	flags: string;
}

/**
 * Patterns that are put together at run time. They are listed because nobody can judge them here:
 * each must be made of parts that are fixed, so that it can be seen to be linear.
 */
const composed = [
	// Two choices of one class each with an upper limit.
	'nodes/channels/sms/limits.ts',
];

const { literals, constructed } = patternsIn('nodes', 'credentials');

/** Every regular expression of the package, from its syntax trees. */
function patternsIn(...folders: string[]): { literals: Written[]; constructed: string[] } {
	const literals: Written[] = [];
	const constructed: string[] = [];
	for (const file of folders.flatMap(filesBelow)) {
		const text = readFileSync(path.join(projectFolder, file), 'utf8');
		const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
		const walk = (node: ts.Node): void => {
			if (ts.isRegularExpressionLiteral(node)) {
				const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
				const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
				literals.push({ place: `${file}:${line + 1}`, source, flags });
			}
			if (
				(ts.isNewExpression(node) || ts.isCallExpression(node)) &&
				node.expression.getText() === 'RegExp'
			) {
				constructed.push(file);
			}
			ts.forEachChild(node, walk);
		};
		walk(tree);
	}
	return { literals, constructed };
}

function filesBelow(folder: string): string[] {
	return readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.join(folder, file));
}

/** What makes a pattern slow: `Self` and `Trade` inside it, `Move` from wherever it starts again. */
const faultsOf = ({ source, flags }: Pick<Written, 'source' | 'flags'>) =>
	analyse({ source, flags }, { assumeRejectingSuffix: false }).reports.map(({ type }) => type);

describe('regular expressions on what strangers write', () => {
	it('take a time that grows with the text and no faster', () => {
		const slow = literals.filter((pattern) => faultsOf(pattern).length > 0);
		expect(slow.map(({ place, source }) => `${place} ${source}`)).toEqual([]);
	});

	it('are all found', () => expect(literals.length).toBeGreaterThan(130));

	it('are seldom put together at run time, and only where it was looked at', () => {
		expect([...new Set(constructed)].sort()).toEqual(composed);
	});

	it.each([
		[String.raw`^(\w+\s?)+$`, 'exponential'],
		[String.raw`^\s*(.*?)\s*$`, 'within'],
		[String.raw`[\s,]+$`, 'from each place anew'],
	])('would be caught: %s (%s)', (source) => {
		expect(faultsOf({ source, flags: '' })).not.toEqual([]);
	});
});
