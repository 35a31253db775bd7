import { explained as reasons, type Explanation } from './explained';

interface Place {
	line: number;
	column: number;
}

/** The part of Stryker's JSON report that is read. */
export interface MutationReport {
	files: Record<
		string,
		{
			source: string;
			mutants: Array<{
				status: string;
				replacement?: string;
				location: { start: Place; end: Place };
			}>;
		}
	>;
}

export interface Survivor {
	file: string;
	/** `nodes/apis/classify.ts:42` */
	place: string;
	/** What stands there, on one line and shortened. */
	was: string;
	/** What stood there instead. */
	became: string;
}

/** What no test noticed, apart from what `explained.ts` gives a reason for. */
export function survivorsIn(report: MutationReport): {
	/** How many changes were tried. */
	count: number;
	/** Percent of them that a test noticed. */
	score: number;
	unexplained: Survivor[];
	explained: number;
} {
	const { count, survivors } = judged(report);
	const unexplained = survivors.filter(
		(survivor) => !reasons.some((reason) => isFor(reason, survivor)),
	);
	return {
		count,
		score: count === 0 ? 100 : (100 * (count - survivors.length)) / count,
		unexplained,
		explained: survivors.length - unexplained.length,
	};
}

/** Reasons that nothing in these files needs any more. */
export function staleExplanations(report: MutationReport): Explanation[] {
	const { survivors } = judged(report);
	return reasons
		.filter(({ file }) => Object.hasOwn(report.files, file))
		.filter((reason) => !survivors.some((survivor) => isFor(reason, survivor)));
}

function judged({ files }: MutationReport): { count: number; survivors: Survivor[] } {
	const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
		mutants
			.filter(({ status }) => !uncounted.has(status))
			.map(({ status, replacement = '', location: { start, end } }) => ({
				file,
				place: `${file}:${start.line}`,
				was: shortened(between(source, start, end)),
				became: shortened(replacement),
				noticed: status === 'Killed' || status === 'Timeout',
			})),
	);
	return { count: all.length, survivors: all.filter(({ noticed }) => !noticed) };
}

/** What was never tried, or cannot even be loaded. */
const uncounted: ReadonlySet<string> = new Set(['Ignored', 'CompileError', 'RuntimeError']);

function between(source: string, start: Place, end: Place): string {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	const last = lines.length - 1;
	lines[last] = (lines[last] ?? '').slice(0, end.column - 1);
	lines[0] = (lines[0] ?? '').slice(start.column - 1);
	return lines.join('\n');
}

const shortened = (code: string) => code.replace(/\s+/g, ' ').trim().slice(0, 80);

const isFor = (reason: Explanation, { file, was, became }: Survivor) =>
	reason.file === file && reason.was === was && reason.became === became;
