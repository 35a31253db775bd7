/** One thing that is wrong with what the user filled in. */
export interface Problem {
	/** Display name of the field; parts of nested fields are joined with " › ". */
	field: string;
	/** What is wrong, as the end of a sentence that begins with the field's name. */
	message: string;
	/** How to put it right. */
	fix: string;
}

/** Thrown before anything is sent; the node turns it into an n8n error that names the item. */
export class BadInput extends Error {
	readonly problems: Problem[];

	/** Whether Skip Validation would let it pass. */
	readonly skippable: boolean;

	constructor(problems: Problem[], skippable = false) {
		super(problems.map(({ field, message }) => `${field} ${message}`).join('; '));
		this.name = 'BadInput';
		this.problems = problems;
		this.skippable = skippable;
	}

	/** The usual case: one thing is wrong. */
	static of(field: string, message: string, fix: string): BadInput {
		return new BadInput([{ field, message, fix }]);
	}
}
