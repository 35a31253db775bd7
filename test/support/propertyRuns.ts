import type { Parameters } from 'fast-check';

/**
 * How often a property is tried. `PROPERTY_RUNS=20` tries each so often instead, always with the same
 * cases, and stops at the first that fails: for the mutation tester, which only asks whether any does.
 */
export function propertyRuns(usual: number): Pick<Parameters, 'numRuns' | 'seed' | 'endOnFailure'> {
	const { PROPERTY_RUNS } = process.env;
	if (PROPERTY_RUNS === undefined) return { numRuns: usual };
	return { numRuns: Number(PROPERTY_RUNS), seed: 7, endOnFailure: true };
}
