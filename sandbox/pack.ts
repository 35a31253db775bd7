/**
 * `npm run sandbox:pack`: the sandbox as a package of one file, which needs nothing but Node.js:
 * `npx <tarball> --port 5680`. The published n8n package stays free of it.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

import manifest from '../package.json';
import { bundledPackages, notices } from '../tools/build/notices';
import { bundlePage } from './page/files';

const project = path.resolve(__dirname, '..');

/** Libraries that come to nothing here, and whose packages hold no licence text that could be shipped. */
const stubs: Record<string, string> = {
	// fastify's logger that logs nothing.
	'abstract-logging':
		'const none = () => {}; module.exports = { fatal: none, error: none, warn: none, info: none, debug: none, trace: none };',
	// The sandbox calls this machine, where no proxy stands between.
	'https-proxy-agent':
		'module.exports = class {}; module.exports.HttpsProxyAgent = module.exports;',
};

/** The page is put in as it is served, so that esbuild is not needed where the sandbox runs. */
const readyToRun: Plugin = {
	name: 'ready-to-run',
	setup({ onLoad, onResolve }) {
		onLoad({ filter: /sandbox[\\/]page[\\/]files\.ts$/ }, async () => ({
			contents: `const files = ${JSON.stringify(await bundlePage())};\nexport const pageFiles = async () => files;`,
			loader: 'ts',
		}));
		onResolve({ filter: /^(abstract-logging|https-proxy-agent)$/ }, ({ path: name }) => ({
			path: name,
			namespace: 'stub',
		}));
		onLoad({ filter: /.*/, namespace: 'stub' }, ({ path: name }) => ({ contents: stubs[name] }));
	},
};

/** @returns path of the tarball */
export async function packSandbox(target = path.join(project, 'artifacts')): Promise<string> {
	const folder = path.join(target, 'mitto-sandbox');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const { metafile } = await build({
		entryPoints: [path.join(project, 'sandbox/main.ts')],
		outfile: path.join(folder, 'mitto-sandbox.js'),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		banner: { js: '#!/usr/bin/env node' },
		legalComments: 'none',
		logLevel: 'error',
		plugins: [readyToRun],
		metafile: true,
		absWorkingDir: project,
	});
	const page = await build({
		entryPoints: [path.join(project, 'sandbox/phone/page.tsx')],
		outdir: folder,
		bundle: true,
		write: false,
		jsx: 'automatic',
		jsxImportSource: 'preact',
		logLevel: 'error',
		metafile: true,
		absWorkingDir: project,
	});
	const inputs = { ...metafile, outputs: { ...metafile.outputs, ...page.metafile.outputs } };
	writeFileSync(
		path.join(folder, 'THIRD_PARTY_NOTICES.md'),
		notices(bundledPackages(inputs, project)),
	);
	copyFileSync(path.join(project, 'LICENSE.md'), path.join(folder, 'LICENSE.md'));
	copyFileSync(path.join(project, 'sandbox/README.md'), path.join(folder, 'README.md'));
	const { version, license, author, repository, engines } = manifest;
	const own = {
		name: 'mitto-sandbox',
		version,
		description:
			'A local Mitto, Viber and Telegram with phones on the screen, for trying n8n-nodes-mitto',
		...{ license, author, repository, engines },
		bin: { 'mitto-sandbox': 'mitto-sandbox.js' },
	};
	writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, '\t')}\n`);
	const [name = ''] = execFileSync('npm', ['pack', '--silent', '--pack-destination', target], {
		cwd: folder,
		encoding: 'utf8',
	})
		.trim()
		.split('\n')
		.slice(-1);
	return path.join(target, name);
}

if (require.main === module) {
	void packSandbox().then((tarball) =>
		console.log(`Packed ${path.relative(process.cwd(), tarball)}`),
	);
}
