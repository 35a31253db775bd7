/** One rule of a vendor's document: what it takes and what it refuses, at the limit and one beyond. */
export interface Case {
	/** The field as the user knows it; a refusal names it and no other. */
	field: string;
	/** Where the value stands in the message: `regular.text`, `cards.0.title`. */
	at: string;
	accepts: readonly unknown[];
	refuses: readonly unknown[];
	/** Changes of the sound message under which the rule applies. */
	given?: Readonly<Record<string, unknown>>;
}

/** The cases of one kind of message. */
export interface CaseTable {
	/** A message that passes; each case changes one value in it. */
	sound: Readonly<Record<string, unknown>>;
	cases: Case[];
}

/** A row of a table. `undefined` as a value takes the part away. */
export function rule(
	field: string,
	at: string,
	accepts: readonly unknown[],
	refuses: readonly unknown[],
	given?: Record<string, unknown>,
): Case {
	return { field, at, accepts, refuses, ...(given && { given }) };
}

export const letters = (count: number): string => 'x'.repeat(count);

/** An address that is so many characters long. */
export const longUrl = (count: number): string => 'https://example.com/'.padEnd(count, 'x');

export const times = <T>(count: number, entry: T): T[] =>
	Array.from({ length: count }, () => entry);

/** No text, no number, no list: stands in for anything that JSON can put anywhere. */
const odd = { odd: true };

/** The sound message with other values in some places. */
export function changed(
	sound: Readonly<Record<string, unknown>>,
	changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const copy = structuredClone(sound) as Record<string, unknown>;
	for (const [at, value] of Object.entries(changes)) {
		const parts = at.split('.');
		const last = parts.pop() ?? '';
		const parent = parts.reduce<Record<string, unknown>>((inside, part) => {
			inside[part] ??= {};
			return inside[part] as Record<string, unknown>;
		}, copy);
		if (value === undefined) delete parent[last];
		else parent[last] = structuredClone(value);
	}
	return copy;
}

/** The parts of a message in which a value stands: `a`, `a.b` for `a.b.c`. */
function partsAround(at: string): string[] {
	const names = at.split('.');
	return names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
}

/**
 * Each row as single messages, and each place once more with a value of a wrong kind, also in its
 * stead whatever it stands in.
 */
export function messagesOf({ sound, cases }: CaseTable) {
	const message = ({ at, given }: Case, value: unknown) =>
		changed(sound, { ...given, [at]: value });
	return {
		accepted: cases.flatMap((row) =>
			row.accepts.map((value) => ({ row, value, message: message(row, value) })),
		),
		refused: cases.flatMap((row) =>
			row.refuses.map((value) => ({ row, value, message: message(row, value) })),
		),
		odd: cases.flatMap((row) => [
			...[odd, [7]].map((value) => ({ row, value, message: message(row, value) })),
			...[null, 'text', [null]].flatMap((value) =>
				partsAround(row.at).map((at) => ({ row, value, message: changed(sound, { [at]: value }) })),
			),
		]),
	};
}
