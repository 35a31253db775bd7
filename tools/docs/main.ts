/** `npm run docs`: writes docs/ from the nodes' forms, limits and output schemas. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../release/pack';
import { pages } from './index';

for (const { path: place, text } of pages()) {
	const file = path.join(projectFolder, 'docs', place);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
	console.log(path.relative(process.cwd(), file));
}
