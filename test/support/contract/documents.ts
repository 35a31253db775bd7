import { existsSync } from 'node:fs';
import path from 'node:path';

import manifest from '../../../package.json';
import { projectFolder } from '../../../tools/release/pack';

/** Scripts that a text tells its readers to run, and that package.json does not have. */
export function missingScripts(text: string): string[] {
	const named = [...text.matchAll(/npm run ([\w:*-]+)/g)].map(([, name]) => name ?? '');
	return named.filter((name) => {
		const pattern = new RegExp(`^${name.replace(/\*/g, '.+')}$`);
		return !Object.keys(manifest.scripts).some((script) => pattern.test(script));
	});
}

/** Files and folders of the repository that a text names in code or links to, and that do not exist. */
export function missingFiles(text: string): string[] {
	const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
		([, link]) => link ?? '',
	);
	const top = 'nodes|credentials|test|tools|sandbox|examples|docs|\\.github|\\.ci';
	const inCode = [...text.matchAll(new RegExp(`\`((?:${top})/[\\w./-]*)\``, 'g'))];
	const paths = [...links, ...inCode.map(([, file]) => file ?? '')];
	return [...new Set(paths)].filter((file) => !existsSync(path.join(projectFolder, file)));
}
