import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { schemasOf, versionFolder } from '.';

export interface BuiltNode {
	/** `MittoSend` */
	className: string;
	/** Folder of the compiled node. */
	folder: string;
	versions: number[];
}

/** Writes the output schemas of a node beside its compiled file. */
export function writeSchemas({ className, folder, versions }: BuiltNode): void {
	for (const version of versions) {
		for (const { path: place, schema } of schemasOf(className)) {
			const file = path.join(folder, '__schema__', versionFolder(version), place);
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, JSON.stringify({ ...schema, version: 1 }));
		}
	}
}
