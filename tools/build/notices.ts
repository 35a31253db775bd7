import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';

interface Manifest {
	name: string;
	version: string;
	license?: string;
	homepage?: string;
}

/** A library whose code is part of the build. */
export interface BundledPackage {
	name: string;
	version: string;
	license: string;
	/** Licence and notice files, word for word. */
	texts: string[];
}

const legalFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * The libraries that esbuild put into the bundles, with their licences.
 *
 * @param project folder that the paths of the metafile are relative to
 * @throws when a library has no licence text: it may not be published then
 */
export function bundledPackages(metafile: Metafile, project: string): BundledPackage[] {
	const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
		Object.entries(inputs)
			.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
			.map(([file]) => packageFolder(file)),
	);
	const folders = [...new Set(used)].filter((folder) => folder !== undefined);
	return folders
		.map((folder) => describe(path.join(project, folder)))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The text that is shipped with the package. */
export function notices(packages: BundledPackage[]): string {
	const sections = packages.map(({ name, version, license, texts }) =>
		[
			`## ${name} ${version} (${license})`,
			...texts.map((text) => `\`\`\`text\n${text.trim()}\n\`\`\``),
		].join('\n\n'),
	);
	const head =
		'# Third-party notices\n\nThe build of this package contains code of the following libraries.';
	return `${[head, ...sections].join('\n\n')}\n`;
}

/** `node_modules/a/node_modules/@b/c/index.js` belongs to `node_modules/a/node_modules/@b/c`. */
function packageFolder(file: string): string | undefined {
	return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

function describe(folder: string): BundledPackage {
	const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
	const { name, version, license } = manifest;
	const texts = existsSync(folder)
		? readdirSync(folder)
				.filter((file) => legalFile.test(file))
				.sort()
				.map((file) => readFileSync(path.join(folder, file), 'utf8'))
		: [];
	if (license === undefined || texts.length === 0) {
		throw new Error(`${name} ${version} is bundled, but its package holds no licence text`);
	}
	return { name, version, license, texts };
}
