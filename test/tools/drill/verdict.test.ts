import { scenarioOf, togethers, type Campaign } from '../../../tools/drill/scenario';
import { brokenPromises, strangers, type Row } from '../../../tools/drill/verdict';

const campaign: Campaign = {
	id: 'winter',
	node: 0,
	sources: ['+385911', '+385922', '+385933', '+385944', '00385911', 'nobody'],
	suppressed: ['+385944'],
};

const truth: { rows: Row[]; accepted: Record<string, number> } = {
	rows: [
		{ destination: '+385911', outcome: 'accepted' },
		{ destination: '+385922', outcome: 'unknown', reason: 'noAnswer' },
		{ destination: '+385933', outcome: 'rejected', reason: 'rejected' },
		{ destination: '+385944', outcome: 'skipped', reason: 'suppressed' },
		{ destination: '+385911', outcome: 'skipped', reason: 'duplicate' },
		{ destination: 'nobody', outcome: 'skipped', reason: 'invalid' },
	],
	accepted: { '+385911': 1, '+385922': 1 },
};

const broken = ({ rows = truth.rows, accepted = truth.accepted }: Partial<typeof truth>) =>
	brokenPromises(campaign, rows, accepted);

describe('the verdict of a drill', () => {
	it('finds nothing when rows and ledger agree', () => {
		expect(broken({})).toEqual([]);
		expect(broken({ accepted: { '+385911': 1 } })).toEqual([]);
	});

	it.each<[string, Partial<typeof truth>, string]>([
		[
			'a recipient who was sent to twice',
			{ accepted: { '+385911': 2 } },
			'winter: +385911 is reported as accepted and was accepted 2 times',
		],
		[
			'an unknown one who was sent to twice',
			{ accepted: { '+385911': 1, '+385922': 2 } },
			'winter: +385922 is reported as unknown, noAnswer and was accepted 2 times',
		],
		[
			'a recipient who is reported as sent and was not',
			{ accepted: {} },
			'winter: +385911 is reported as accepted and was accepted 0 times',
		],
		[
			'a recipient who is reported as refused and was sent to',
			{ accepted: { '+385911': 1, '+385933': 1 } },
			'winter: +385933 is reported as rejected, rejected and was accepted 1 times',
		],
		[
			'a recipient who opted out',
			{ accepted: { '+385911': 1, '+385944': 1 } },
			'winter: +385944 opted out and was sent to',
		],
		[
			'a recipient of whom only a repetition is reported',
			{ rows: truth.rows.slice(1) },
			'winter: +385911 has no row',
		],
	])('finds %s', (_, change, complaint) => {
		expect(broken(change)).toContain(complaint);
	});

	it('counts the rows', () => {
		expect(broken({ rows: truth.rows.slice(0, 5) })).toEqual(['winter: 6 recipients gave 5 rows']);
	});

	it('finds messages to people nobody named', () => {
		expect(strangers([campaign], { '+385911': 1, '+385999': 1 })).toEqual([
			"+385999 was sent to and is nobody's recipient",
		]);
	});
});

describe('a scenario', () => {
	it.each(togethers)('is the same whenever its seed is used (%s)', (together) => {
		expect(scenarioOf(7, together)).toEqual(scenarioOf(7, together));
		expect(scenarioOf(7, together)).not.toEqual(scenarioOf(8, together));
	});
});
