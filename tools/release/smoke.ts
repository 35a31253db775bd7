/**
 * `npm run smoke -- newest` or `oldest`: the packed package in a real n8n of that version. A version in
 * which all went well is noted for `npm run verify`.
 */
import { versions } from '../n8n/versions';
import { startStack } from '../stack';
import { packPackage } from './pack';
import { checks } from './smokeChecks';
import { noteSmoked } from './smokeNotes';

async function main(): Promise<void> {
	const [name = ''] = process.argv.slice(2);
	if (!(name in versions)) {
		throw new Error(`Say which n8n: npm run smoke -- ${Object.keys(versions).join(' | ')}`);
	}
	const wanted = versions[name as keyof typeof versions];
	const { integrity } = packPackage();
	const stack = await startStack({ n8nVersion: wanted });
	console.log(`n8n ${wanted.version} on Node.js ${wanted.node}`);
	try {
		for (const [label, check] of Object.entries(checks)) {
			console.log(`  ${label.padEnd(26)} ${await check(stack)}`);
		}
	} finally {
		await stack.stop();
	}
	noteSmoked(integrity, wanted.version);
	console.log('  passed');
}

main().catch((reason: Error) => {
	console.error(`  FAILED  ${reason.message}`);
	process.exit(1);
});
