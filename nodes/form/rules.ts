import { fileEnding } from '../values/fileEnding';
import { quoted } from '../values/quoted';
import { isRecord } from '../values/records';
import { BadInput, type Problem } from './badInput';

interface TextLimits {
	required?: boolean;
	/** Characters, counted as JavaScript and most vendors do: in UTF-16 units. */
	max?: number;
	/** Counts code points instead, so that an emoji of two units is one character. */
	codePoints?: boolean;
	min?: number;
	pattern?: RegExp;
	/** What the pattern asks for, as the end of the sentence "It must …". */
	shape?: string;
}

interface NumberLimits {
	required?: boolean;
	min?: number;
	max?: number;
	whole?: boolean;
	unit?: string;
}

interface UrlLimits {
	required?: boolean;
	/** Schemes that are accepted; http and https unless told otherwise. */
	schemes?: readonly string[];
	max?: number;
	/** File endings that are accepted, in lower case and without the dot. */
	endings?: readonly string[];
	/** Whether an address that shows no file type passes, since many servers name files without one. */
	unnamed?: boolean;
}

interface ListLimits {
	required?: boolean;
	min?: number;
	max?: number;
}

/**
 * Collects everything that is wrong with one message. Values are `unknown`, because Additional JSON
 * and JSON fields can put anything anywhere. A rule that finds a value absent is silent unless the
 * value is required. Limits are the vendors' and stand, with their source, in each channel's
 * `limits.ts`; a field is named as the user sees it, parts of nested fields joined with " › ".
 *
 * @example
 * const rules = new Rules();
 * rules.text(text, 'Text', { required: true, max: limits.text });
 * rules.url(media, 'Image URL', { schemes: ['https'], endings: ['jpg', 'png'] });
 * rules.number(ttl, 'Time to Live', { min: 30, max: 1_209_600, whole: true, unit: 'seconds' });
 * rules.settle(); // throws BadInput with all that was found
 */
export class Rules {
	readonly problems: Problem[] = [];

	/** Adds a problem of one's own wording unless `holds`. */
	require(holds: boolean, field: string, message: string, fix: string): void {
		if (!holds) this.problems.push({ field, message, fix });
	}

	text(value: unknown, field: string, limits: TextLimits = {}): void {
		if (this.absent(value, field, limits.required)) return;
		if (typeof value !== 'string') return this.wrongKind(field, value, 'a text');

		const { min, max, pattern, shape } = limits;
		const length = limits.codePoints ? [...value].length : value.length;
		this.require(
			max === undefined || length <= max,
			field,
			`is ${length} characters long, at most ${max} are allowed`,
			'Shorten it',
		);
		this.require(
			min === undefined || length >= min,
			field,
			`is ${length} characters long, at least ${min} are needed`,
			'Make it longer',
		);
		this.require(
			pattern === undefined || pattern.test(value),
			field,
			`is ${quoted(value)}, which is not allowed`,
			`It must ${shape}`,
		);
	}

	number(value: unknown, field: string, limits: NumberLimits = {}): void {
		if (this.absent(value, field, limits.required)) return;
		if (typeof value !== 'number' || !Number.isFinite(value)) {
			return this.wrongKind(field, value, 'a number');
		}

		const { min = -Infinity, max = Infinity, whole, unit } = limits;
		const inUnit = unit === undefined ? '' : ` ${unit}`;
		this.require(
			value >= min && value <= max,
			field,
			`is ${value}${inUnit}, allowed is ${range(min, max)}`,
			'Choose a number within the range',
		);
		this.require(!whole || Number.isInteger(value), field, `is ${value}`, 'Use a whole number');
	}

	flag(value: unknown, field: string): void {
		if (value !== undefined && typeof value !== 'boolean') {
			this.wrongKind(field, value, 'true or false');
		}
	}

	oneOf(value: unknown, field: string, allowed: readonly string[], required = false): void {
		if (this.absent(value, field, required)) return;
		this.require(
			typeof value === 'string' && allowed.includes(value),
			field,
			`is ${quoted(value)}, which is not allowed`,
			`Use one of: ${allowed.join(', ')}`,
		);
	}

	url(value: unknown, field: string, limits: UrlLimits = {}): void {
		if (this.absent(value, field, limits.required)) return;
		if (typeof value !== 'string') return this.wrongKind(field, value, 'a URL');

		const { schemes = ['https', 'http'], max, endings, unnamed } = limits;
		const url = URL.canParse(value) ? new URL(value) : undefined;
		const scheme = url?.protocol.slice(0, -1);
		this.require(
			scheme !== undefined && schemes.includes(scheme) && !/\s/.test(value),
			field,
			`is ${quoted(value)}, which is not a complete URL`,
			`Begin it with ${schemes.map((name) => `${name}:`).join(' or ')} and leave no blanks in it`,
		);
		this.require(
			max === undefined || value.length <= max,
			field,
			`is ${value.length} characters long, at most ${max} are allowed`,
			'Use a shorter URL',
		);
		if (url !== undefined && endings !== undefined) {
			const ending = fileEnding(url.pathname);
			this.require(
				ending === undefined ? unnamed === true : endings.includes(ending),
				field,
				ending === undefined ? 'shows no file type' : `leads to a file of the type .${ending}`,
				`Use a file of one of these types: ${endings.join(', ')}`,
			);
		}
	}

	/** Checks a list and then each of its entries, which are handed over as records. */
	list(
		value: unknown,
		field: string,
		limits: ListLimits,
		entry?: (value: Record<string, unknown>, field: string) => void,
	): void {
		if (this.absent(value, field, limits.required)) return;
		if (!Array.isArray(value)) return this.wrongKind(field, value, 'a list');

		const { min = 0, max = Infinity } = limits;
		this.require(
			value.length >= min && value.length <= max,
			field,
			`has ${value.length} entries, allowed is ${range(min, max)}`,
			value.length > max ? 'Take some away' : 'Add more',
		);
		value.forEach((member: unknown, index) => {
			const name = `${field} ${index + 1}`;
			if (isRecord(member)) entry?.(member, name);
			else if (entry !== undefined) this.wrongKind(name, member, 'an object');
		});
	}

	/**
	 * @param skippable whether Skip Validation would have left these checks out
	 * @throws {BadInput} when anything was found
	 */
	settle({ skippable = true } = {}): void {
		if (this.problems.length > 0) throw new BadInput(this.problems, skippable);
	}

	private absent(value: unknown, field: string, required = false): value is undefined {
		const empty = value === undefined || value === null || value === '';
		if (empty) this.require(!required, field, 'is empty', 'Fill it in');
		return empty;
	}

	private wrongKind(field: string, value: unknown, wanted: string): void {
		this.require(false, field, `is ${quoted(value)}`, `It must be ${wanted}`);
	}
}

function range(min: number, max: number): string {
	if (min === max) return `exactly ${min}`;
	if (max === Infinity) return `${min} or more`;
	if (min === -Infinity || min === 0) return `at most ${max}`;
	return `${min} to ${max}`;
}
