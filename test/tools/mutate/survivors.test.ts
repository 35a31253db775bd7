import { explained } from '../../../tools/mutate/explained';
import { staleExplanations, survivorsIn } from '../../../tools/mutate/survivors';

const [reason] = explained;
const file = reason?.file ?? '';
const source = `// first line\nconst a = ${reason?.was};\n`;

/** A report on one change of the second line. */
const report = (status: string, replacement = reason?.became) => ({
	files: {
		[file]: {
			source,
			mutants: [
				{
					status,
					replacement,
					location: {
						start: { line: 2, column: 11 },
						end: { line: 2, column: 11 + (reason?.was.length ?? 0) },
					},
				},
			],
		},
	},
});

describe('what the mutation tester found', () => {
	it('is good when a test noticed', () => {
		expect(survivorsIn(report('Killed'))).toEqual({
			count: 1,
			score: 100,
			unexplained: [],
			explained: 0,
		});
	});

	it.each(['Survived', 'NoCoverage'])('needs a reason that is for this change: %s', (status) => {
		expect(survivorsIn(report(status))).toMatchObject({ score: 0, unexplained: [], explained: 1 });
		expect(survivorsIn(report(status, 'another')).unexplained).toEqual([
			{ file, place: `${file}:2`, was: reason?.was, became: 'another', noticed: false },
		]);
	});

	it('counts nothing that was never tried', () => {
		expect(survivorsIn(report('Ignored'))).toMatchObject({ count: 0, score: 100 });
	});

	it('tells of a reason that nothing needs any more', () => {
		expect(staleExplanations(report('Survived'))).not.toContain(reason);
		expect(staleExplanations(report('Killed'))).toContain(reason);
	});
});
