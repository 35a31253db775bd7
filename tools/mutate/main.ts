import { groups } from './groups';
import { mutate } from './run';
import { staleExplanations, survivorsIn } from './survivors';

/**
 * Changes the code in many small ways and asks the tests to notice each. Arguments are names of
 * groups, `npm run mutate -- ledger sms`; without any, all run that are not open. Prints the score of each group and
 * what survived without an explanation; ends with 1 when anything did.
 */
const chosen = process.argv.slice(2);
const strange = chosen.filter((name) => !Object.hasOwn(groups, name));
if (strange.length > 0) {
	console.error(`No group ${strange.join(', ')}. There are: ${Object.keys(groups).join(', ')}`);
	process.exit(2);
}

let failed = false;
for (const [name, group] of Object.entries(groups)) {
	if (chosen.length > 0 ? !chosen.includes(name) : group.open) continue;
	const report = mutate(name, group);
	const { score, count, unexplained, explained } = survivorsIn(report);
	const stale = staleExplanations(report);
	console.log(
		`${name}: ${score.toFixed(1)} % of ${count} changes noticed, ${explained} survivors explained, ${unexplained.length} not`,
	);
	for (const { place, was, became } of unexplained) {
		console.log(`  survived: ${place}  ${was}  →  ${became}`);
	}
	for (const { file, was, became } of stale) {
		console.log(`  explained, but not there any more: ${file}  ${was}  →  ${became}`);
	}
	failed ||= unexplained.length > 0 || stale.length > 0;
}
process.exit(failed ? 1 : 0);
