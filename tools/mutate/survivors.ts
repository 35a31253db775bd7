import { explained as reasons } from './explained';

/** The part of Stryker's JSON report that is read. */
export interface MutationReport {
	files: Record<
		string,
		{
			source: string;
			mutants: Array<{
				status: string;
				replacement?: string;
				location: { start: { line: number } };
			}>;
		}
	>;
}

export interface Survivor {
	/** `nodes/apis/classify.ts:42` */
	place: string;
	/** What stands there instead, shortened. */
	replacement: string;
}

/** What no test noticed, apart from what `explained.ts` gives a reason for. */
export function survivorsIn({ files }: MutationReport): {
	/** Percent of the changes that a test noticed. */
	score: number;
	unexplained: Survivor[];
	explained: number;
} {
	const mutants = Object.entries(files).flatMap(([file, { source, mutants: all }]) =>
		all.map((mutant) => ({
			file,
			line: source.split('\n')[mutant.location.start.line - 1] ?? '',
			mutant,
		})),
	);
	const counted = mutants.filter(
		({ mutant }) => !['Ignored', 'CompileError'].includes(mutant.status),
	);
	const survived = counted.filter(({ mutant }) =>
		['Survived', 'NoCoverage'].includes(mutant.status),
	);
	const unexplained = survived.filter(
		({ file, line }) =>
			!reasons.some((reason) => reason.file === file && line.includes(reason.line)),
	);
	return {
		score: counted.length === 0 ? 100 : (100 * (counted.length - survived.length)) / counted.length,
		unexplained: unexplained.map(({ file, mutant }) => ({
			place: `${file}:${mutant.location.start.line}`,
			replacement: (mutant.replacement ?? '').replace(/\s+/g, ' ').slice(0, 80),
		})),
		explained: survived.length - unexplained.length,
	};
}
