/** A change of the code that no test can notice, and why. */
interface Explanation {
	file: string;
	/** Part of the source line, so that the entry lives no longer than the code. */
	line: string;
	reason: string;
}

export const explained: Explanation[] = [];
