import path from 'node:path';

import manifest from '../../package.json';
import { packPackage } from '../../tools/release/pack';
import { sizeBudget } from '../../tools/release/sizeBudget';

const allowed = [
	/^(package\.json|README\.md|LICENSE\.md|index\.js|dist\/THIRD_PARTY_NOTICES\.md)$/,
	/^dist\/(nodes|credentials)\/.+\.js$/,
	/^dist\/nodes\/.+\.node\.json$/,
	/^dist\/nodes\/.+\/__schema__\/v\d+\.\d+\.\d+\/.+\.json$/,
	/^dist\/nodes\/icons\/[\w.]+\.svg$/,
];

const packed = packPackage();
const files = packed.files.map(({ path: file }) => file);

describe('the packed package', () => {
	it('holds nothing that n8n does not need', () => {
		const strangers = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
		expect(strangers).toEqual([]);
	});

	it('holds what n8n and readers look for', () => {
		expect(files).toEqual(
			expect.arrayContaining([
				'package.json',
				'LICENSE.md',
				'dist/THIRD_PARTY_NOTICES.md',
				...manifest.n8n.nodes,
				...manifest.n8n.nodes.map((file) => file.replace(/\.js$/, '.json')),
				...manifest.n8n.credentials,
			]),
		);
	});

	it('stays within its size budget', () => {
		expect(packed.packedSize).toBeLessThanOrEqual(sizeBudget.packed);
		expect(packed.unpackedSize).toBeLessThanOrEqual(sizeBudget.unpacked);
	});

	it('is a tarball named after package and version', () => {
		expect(path.basename(packed.tarball)).toBe(`${manifest.name}-${manifest.version}.tgz`);
	});
});
