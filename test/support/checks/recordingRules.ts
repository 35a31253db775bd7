import path from 'node:path';

import { Rules } from '../../../nodes/form/rules';
import { projectFolder } from '../../../tools/release/pack';

type Limits<Name extends 'text' | 'number' | 'url' | 'list'> = NonNullable<
	Parameters<Rules[Name]>[2]
>;

/**
 * Rules that remember what they were asked. A demand is one side of a rule ("Text: refused at 1001
 * characters"); it is met by a value that stands exactly there.
 */
export class RecordingRules extends Rules {
	/** What a complete table of cases must show, and what it did show. */
	readonly demands = new Set<string>();
	readonly met = new Set<string>();
	/** For each thing found wrong the places in the source, as `nodes/…/text.ts:42`, that led to it. */
	readonly ledBy: Array<Set<string>> = [];
	/** The same for everything that was asked, whether or not something was wrong. */
	readonly asked = new Set<string>();
	private inside = false;

	override require(holds: boolean, field: string, message: string, fix: string): void {
		// What a rule of text, number, URL or list asks for is demanded by its limits.
		if (!this.inside) {
			this.demand(field, fix, !holds);
			this.noteCallers();
		}
		if (!holds) this.ledBy.push(callers());
		super.require(holds, field, message, fix);
	}

	override text(value: unknown, field: string, limits: Limits<'text'> = {}): void {
		const length =
			typeof value !== 'string' || value === ''
				? undefined
				: limits.codePoints
					? [...value].length
					: value.length;
		this.required(value, field, limits.required);
		this.edges(length, field, { ...limits, whole: true });
		if (limits.pattern !== undefined && typeof value === 'string' && value !== '') {
			this.demand(field, `refused: not ${limits.shape}`, !limits.pattern.test(value));
			this.demand(field, `accepted: ${limits.shape}`, limits.pattern.test(value));
		}
		this.within(() => super.text(value, field, limits));
	}

	override number(value: unknown, field: string, limits: Limits<'number'> = {}): void {
		const number = typeof value === 'number' ? value : undefined;
		this.required(value, field, limits.required);
		this.edges(number, field, limits);
		if (limits.whole) {
			this.demand(field, 'refused: a fraction', number !== undefined && !Number.isInteger(number));
		}
		this.within(() => super.number(value, field, limits));
	}

	override url(value: unknown, field: string, limits: Limits<'url'> = {}): void {
		const text = typeof value === 'string' && value !== '' ? value : undefined;
		const { schemes = ['https', 'http'], endings } = limits;
		this.required(value, field, limits.required);
		this.edges(text?.length, field, { max: limits.max, whole: true });
		this.demand(field, 'refused: no URL', text !== undefined && !URL.canParse(text));
		for (const scheme of schemes) {
			this.demand(field, `accepted: ${scheme}`, text?.startsWith(`${scheme}:`) === true);
		}
		for (const ending of endings ?? []) {
			this.demand(field, `accepted: .${ending}`, text?.endsWith(`.${ending}`) === true);
		}
		if (endings !== undefined) {
			const other = /\.[a-z0-9]+$/i.exec(text ?? '')?.[0].slice(1);
			this.demand(
				field,
				'refused: another file type',
				text !== undefined &&
					URL.canParse(text) &&
					new URL(text).pathname.includes('.') &&
					other !== undefined &&
					!endings.includes(other),
			);
		}
		this.within(() => super.url(value, field, limits));
	}

	override oneOf(
		value: unknown,
		field: string,
		allowed: readonly string[],
		required = false,
	): void {
		this.required(value, field, required);
		for (const choice of allowed) this.demand(field, `accepted: ${choice}`, value === choice);
		this.demand(
			field,
			'refused: another word',
			typeof value === 'string' && value !== '' && !allowed.includes(value),
		);
		this.within(() => super.oneOf(value, field, allowed, required));
	}

	override flag(value: unknown, field: string): void {
		this.demand(field, 'refused: no flag', value !== undefined && typeof value !== 'boolean');
		this.within(() => super.flag(value, field));
	}

	override list(...[value, field, limits, entry]: Parameters<Rules['list']>): void {
		this.required(value, field, limits.required);
		this.edges(Array.isArray(value) ? value.length : undefined, field, { ...limits, whole: true });
		this.within(() =>
			super.list(
				value,
				field,
				limits,
				entry && ((...given) => this.outside(() => entry(...given))),
			),
		);
	}

	/** What the rules ask of themselves is no demand: their limits were demanded already. */
	private within(ask: () => void): void {
		this.noteCallers();
		this.inside = true;
		ask();
		this.inside = false;
	}

	private noteCallers(): void {
		for (const place of callers()) this.asked.add(place);
	}

	private outside(ask: () => void): void {
		this.inside = false;
		ask();
		this.inside = true;
	}

	private required(value: unknown, field: string, required = false): void {
		const absent = value === undefined || value === null || value === '';
		if (required) this.demand(field, 'refused: empty', absent);
	}

	/** A limit is shown by a value on it and one just beyond it. */
	private edges(
		size: number | undefined,
		field: string,
		{ min, max, whole = false }: { min?: number; max?: number; whole?: boolean },
	): void {
		const beyond = (distance: number) => distance > 0 && (whole ? distance === 1 : distance <= 1);
		if (max !== undefined) {
			this.demand(field, `accepted: ${max}`, size === max);
			this.demand(field, `refused: just above ${max}`, size !== undefined && beyond(size - max));
		}
		if (min !== undefined) {
			this.demand(field, `accepted: ${min}`, size === min);
			// Nothing is shorter than an empty value, which is a case of its own.
			if (!(whole && min === 0)) {
				this.demand(field, `refused: just below ${min}`, size !== undefined && beyond(min - size));
			}
		}
	}

	private demand(field: string, what: string, met: boolean): void {
		const name = `${field.replace(/ \d+/g, ' n')}: ${what.replace(/\.[a-z0-9]+(?=,)/gi, '.x')}`;
		this.demands.add(name);
		if (met) this.met.add(name);
	}
}

const channels = path.join(projectFolder, 'nodes', 'channels');

/** Deeper than any check is nested; Node.js keeps ten calls unless told otherwise. */
const deepest = 60;

/** Finding lines of the source is slow, and the same few ways are taken again and again. */
const known = new Map<string, Set<string>>();

/** The lines of the channels through which a rule was asked. */
function callers(): Set<string> {
	const { prepareStackTrace, stackTraceLimit } = Error;
	Error.stackTraceLimit = deepest;
	Error.prepareStackTrace = (_, calls) =>
		calls
			.map((call) => `${call.getFileName()}:${call.getLineNumber()}:${call.getColumnNumber()}`)
			.join();
	const way = String(new Error().stack);
	Error.prepareStackTrace = prepareStackTrace;
	const found = known.get(way) ?? linesOf(String(new Error().stack));
	Error.stackTraceLimit = stackTraceLimit;
	known.set(way, found);
	return found;
}

function linesOf(stack: string): Set<string> {
	return new Set(
		stack
			.split('\n')
			.map((line) => /([^\s(]+):(\d+):\d+\)?$/.exec(line))
			.filter((match) => match !== null)
			.filter(([, file = '']) => file.startsWith(channels))
			.map(([, file = '', line]) => `${path.relative(projectFolder, file)}:${line}`),
	);
}
