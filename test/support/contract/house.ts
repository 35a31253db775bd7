import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { projectFolder } from '../../../tools/release/pack';

/** The rooms of the house, top to bottom: whoever is in one may import from those below it. */
const rooms = [
	['credentials'],
	// Sends by the operations of Mitto Send, so that no form, check or guard is there twice.
	['MittoSendAndWait'],
	['MittoSend', 'MittoBulk', 'MittoDeliveryTrigger', 'MittoInboundTrigger'],
	['sending'],
	['channels'],
	['callbacks', 'recipients'],
	['apis'],
	['form'],
	['processedData'],
	['values'],
	['bundled'],
];

export const roomOf = (file: string): string => file.replace(/^nodes\//, '').split('/')[0] ?? '';

/** Counted from the top; -1 for a file that is in no room. */
export const heightOf = (file: string): number =>
	rooms.findIndex((level) => level.includes(roomOf(file)));

/** Every file of the package with the files that it imports, types included. */
export const imports: ReadonlyMap<string, string[]> = new Map(
	['nodes', 'credentials'].flatMap(filesBelow).map((file) => [file, importsOf(file)] as const),
);

function filesBelow(folder: string): string[] {
	return readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => path.join(folder, name));
}

function importsOf(file: string): string[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(path.join(projectFolder, file), 'utf8'));
	return importedFiles
		.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => {
			const target = path.resolve(projectFolder, path.dirname(file), name);
			const found = [`${target}.ts`, path.join(target, 'index.ts')].find((one) => existsSync(one));
			if (found === undefined) throw new Error(`${file} imports ${name}, which is not there`);
			return path.relative(projectFolder, found);
		});
}
