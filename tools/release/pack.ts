import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { plainEnvironment } from '../cacheFolder';

export const projectFolder = path.resolve(__dirname, '../..');

export interface PackedPackage {
	/** The .tgz that npm would publish. */
	tarball: string;
	/** Its content, unpacked. */
	folder: string;
	files: Array<{ path: string; size: number }>;
	/** Bytes. */
	packedSize: number;
	unpackedSize: number;
	/** Checksum of the tarball, as npm publishes it. The same files always give the same. */
	integrity: string;
}

interface NpmPackReport {
	filename: string;
	files: Array<{ path: string; size: number }>;
	size: number;
	unpackedSize: number;
	integrity: string;
}

/** Packs the built package as npm publishes it. Run the build first. */
export function packPackage(): PackedPackage {
	const target = mkdtempSync(path.join(tmpdir(), 'mitto-pack-'));
	const output = execFileSync('npm', ['pack', '--json', '--pack-destination', target], {
		cwd: projectFolder,
		env: plainEnvironment(),
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const parsed = JSON.parse(output) as NpmPackReport[] | Record<string, NpmPackReport>;
	const [report] = Object.values(parsed) as [NpmPackReport];

	const folder = path.join(target, 'package');
	const tarball = path.join(target, report.filename);
	mkdirSync(folder);
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	return {
		tarball,
		folder,
		files: report.files,
		packedSize: report.size,
		unpackedSize: report.unpackedSize,
		integrity: report.integrity,
	};
}
