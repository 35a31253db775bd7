import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { messagesOf, type Case } from '../support/checks/cases';
import { RecordingRules } from '../support/checks/recordingRules';
import { checked, destinations, type Checked } from '../support/checks/tables';
import { projectFolder } from '../../tools/release/pack';

const all = [...checked, ...destinations];

interface Recorded {
	demands: Set<string>;
	met: Set<string>;
	/** Places in the source that asked something. */
	asked: Set<string>;
	/** Places that cannot be switched off without a message passing that must not. */
	needed: Set<string>;
}

/** What the rules say about all messages of each row of a table. */
function recordRows({ check, table }: Checked): Map<Case, Recorded> {
	const byRow = new Map<Case, Recorded>();
	const { accepted, refused } = table ? messagesOf(table) : { accepted: [], refused: [] };
	for (const { row, message } of [...accepted, ...refused]) {
		const seen = byRow.get(row) ?? together([]);
		byRow.set(row, seen);
		const rules = new RecordingRules();
		check(message, rules);
		rules.demands.forEach((demand) => seen.demands.add(demand));
		rules.met.forEach((demand) => seen.met.add(demand));
		rules.asked.forEach((place) => seen.asked.add(place));
		const [first, ...others] = rules.ledBy;
		for (const place of first ?? []) {
			if (others.every((places) => places.has(place))) seen.needed.add(place);
		}
	}
	return byRow;
}

function together(records: Recorded[]): Recorded {
	return {
		demands: new Set(records.flatMap(({ demands }) => [...demands])),
		met: new Set(records.flatMap(({ met }) => [...met])),
		asked: new Set(records.flatMap(({ asked }) => [...asked])),
		needed: new Set(records.flatMap(({ needed }) => [...needed])),
	};
}

const recorded = new Map(all.map((entry) => [entry, recordRows(entry)]));

/** The same for a whole table, or all of it but one row. */
const recordOf = (entry: Checked, without?: Case) =>
	together(
		[...(recorded.get(entry) ?? [])].filter(([row]) => row !== without).map(([, seen]) => seen),
	);

const unmet = ({ demands, met }: Recorded) => [...demands].filter((demand) => !met.has(demand));

/** What was asked, but could be switched off for all that these rows show. */
const idle = ({ asked, needed }: Recorded) =>
	switches.filter((place) => asked.has(place) && !needed.has(place));

/** Where a rule is asked, or rules are handed on to whoever asks them: what can be switched off. */
const switches = switchesIn(path.join('nodes', 'channels'));

function switchesIn(folder: string): string[] {
	return readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.includes('callbacks'))
		.flatMap((name) => {
			const file = path.join(folder, name);
			const text = readFileSync(path.join(projectFolder, file), 'utf8');
			const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
			const found: string[] = [];
			const walk = (node: ts.Node): void => {
				if (ts.isCallExpression(node) && asks(node)) {
					const { expression: called } = node;
					const place = ts.isPropertyAccessExpression(called) ? called.name : called;
					const { line } = tree.getLineAndCharacterOfPosition(place.getStart());
					found.push(`${file}:${line + 1}`);
				}
				ts.forEachChild(node, walk);
			};
			walk(tree);
			return found;
		});
}

function asks({ expression, arguments: given }: ts.CallExpression): boolean {
	return (
		(ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'rules') ||
		given.some((argument) => argument.getText() === 'rules')
	);
}

describe.each(all)('the table of $name', (entry) => {
	it('exists, and refuses something', () => {
		expect(entry.table?.cases.flatMap(({ refuses }) => refuses) ?? []).not.toHaveLength(0);
	});

	it('shows both sides of every rule that was asked', () => {
		expect(unmet(recordOf(entry))).toEqual([]);
	});

	it('lets a message pass that must not when any of its checks is switched off', () => {
		expect(idle(recordOf(entry))).toEqual([]);
	});
});

it('every check in the source is asked by some table', () => {
	const { asked } = together(all.map((entry) => recordOf(entry)));
	expect(switches.length).toBeGreaterThan(120);
	expect(switches.filter((place) => !asked.has(place))).toEqual([]);
});

it('hardly a row that refuses can be deleted unnoticed', () => {
	const rows = all.flatMap((entry) =>
		(entry.table?.cases ?? [])
			.filter(({ refuses }) => refuses.length > 0)
			.map((row) => ({ entry, row })),
	);
	const others = (entry: Checked) =>
		together(all.filter((other) => other !== entry).map((other) => recordOf(other)));
	const unnoticed = rows.filter(({ entry, row }) => {
		const without = recordOf(entry, row);
		const { asked } = together([without, others(entry)]);
		const last = rows.filter((other) => other.entry === entry).length === 1;
		const noticed =
			last ||
			unmet(without).length > 0 ||
			idle(without).length > 0 ||
			switches.some((place) => !asked.has(place));
		return !noticed;
	});
	expect(rows.length).toBeGreaterThan(200);
	// Some show a rule once more where it is asked in two ways, such as replies and actions.
	expect(unnoticed.length / rows.length).toBeLessThan(0.2);
});
