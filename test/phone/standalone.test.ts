import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { packSandbox } from '../../sandbox/pack';

it('the packed sandbox runs where nothing is installed, with its page in it', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'mitto-sandbox-'));
	const tarball = await packSandbox(folder);
	expect(path.basename(tarball)).toMatch(/^mitto-sandbox-\d+\.\d+\.\d+\.tgz$/);
	const file = path.join(folder, 'mitto-sandbox/mitto-sandbox.js');
	const child = spawn(process.execPath, [file, '--port', '0'], { cwd: folder });
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout.on('data', (text: Buffer) => {
			const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text)) ?? [];
			if (found !== undefined) resolve(found);
		});
		child.on('exit', (code) => reject(new Error(`It ended with ${code}`)));
	});
	const page = await (await fetch(url)).text();
	const script = await (await fetch(`${url}/page/page.js`)).text();
	child.removeAllListeners('exit');
	child.kill();
	expect(page).toContain('/page/page.js');
	expect(script.length).toBeGreaterThan(50_000);
});
