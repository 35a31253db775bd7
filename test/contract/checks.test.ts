import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { messagesOf } from '../support/checks/cases';
import { RecordingRules } from '../support/checks/recordingRules';
import { checked, destinations, type Checked } from '../support/checks/tables';
import { projectFolder } from '../../tools/release/pack';

const all = [...checked, ...destinations];
const brokenAt = new Set<string>();
const noMessages = { accepted: [], refused: [] };

/** The rules of one table, run over all of its messages. */
function record({ check, table }: Checked) {
	const demands = new Set<string>();
	const met = new Set<string>();
	const { accepted, refused } = table === undefined ? noMessages : messagesOf(table);
	for (const { message } of [...accepted, ...refused]) {
		const rules = new RecordingRules();
		check(message, rules);
		rules.demands.forEach((demand) => demands.add(demand));
		rules.met.forEach((demand) => met.add(demand));
		rules.brokenAt.forEach((place) => brokenAt.add(place));
	}
	return { demands, met };
}

const recorded = new Map(all.map((entry) => [entry.name, record(entry)]));

describe.each(all)('the table of $name', ({ name, table }) => {
	it('exists, and refuses something', () => {
		expect(table?.cases.flatMap(({ refuses }) => refuses) ?? []).not.toHaveLength(0);
	});

	it('shows both sides of every rule that was asked', () => {
		const { demands = new Set<string>(), met = new Set<string>() } = recorded.get(name) ?? {};
		expect([...demands].filter((demand) => !met.has(demand))).toEqual([]);
	});
});

/** Every place in the channels that asks a rule, as the recording names it. */
function rulesInSource(): string[] {
	const folder = path.join(projectFolder, 'nodes', 'channels');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.includes('callbacks'))
		.flatMap((file) =>
			readFileSync(path.join(folder, file), 'utf8')
				.split('\n')
				.flatMap((line, index) =>
					// Not those of an example in a comment.
					/^(?!\s*\*).*\brules\.(text|number|url|oneOf|flag|list|require)\(/.test(line)
						? [`nodes/channels/${file}:${index + 1}`]
						: [],
				),
		);
}

it('every rule in the source is broken by some row, so that none can fall silent', () => {
	const places = rulesInSource();
	expect(places.length).toBeGreaterThan(90);
	expect(places.filter((place) => !brokenAt.has(place))).toEqual([]);
});
