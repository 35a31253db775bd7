import path from 'node:path';

export interface PageFiles {
	script: string;
	style: string;
}

let files: Promise<PageFiles> | undefined;

/** Script and style of the phone page, put together once. */
export async function pageFiles(): Promise<PageFiles> {
	return await (files ??= bundlePage());
}

/** Puts the page together from its sources. */
export async function bundlePage(): Promise<PageFiles> {
	// Only whoever opens the page needs it.
	const { build } = await import('esbuild');
	const { outputFiles } = await build({
		entryPoints: [path.join(__dirname, '../phone/page.tsx')],
		outdir: 'page',
		bundle: true,
		minify: true,
		write: false,
		format: 'esm',
		target: 'es2022',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		legalComments: 'none',
		logLevel: 'silent',
	});
	const text = (end: string) =>
		outputFiles.find(({ path: name }) => name.endsWith(end))?.text ?? '';
	return { script: text('.js'), style: text('.css') };
}
