/** A change of the code that no test can notice, and why. */
export interface Explanation {
	file: string;
	/** What stands in the code, and what it was changed to, as the tester's list of survivors says. */
	was: string;
	became: string;
	reason: string;
}

export const explained: Explanation[] = [];
