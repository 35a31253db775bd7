import { isRecord } from '../../values/records';

/**
 * One place of a template that a sender fills in. `id` is stored in workflows, so its form never
 * changes: `body_1`, `header_image`, `button_0_url`.
 */
export interface Variable {
	id: string;
	/** For people, with the sample or the text around it. */
	label: string;
	/** What WhatsApp refuses the message without. */
	required: boolean;
}

/** A template in one language, as far as Mitto's list describes it. */
export interface DescribedTemplate {
	name: string;
	language: string | undefined;
	approved: boolean;
	/** Undefined where the list tells no parts. */
	variables: Variable[] | undefined;
}

/**
 * An entry of Mitto's list of templates. Mitto publishes no more of its shape than name and status;
 * the rest is read as Meta writes templates, in either case of letters.
 */
export function describedTemplate(entry: Record<string, unknown>): DescribedTemplate {
	const { status, components } = entry;
	return {
		name: String(entry.name ?? ''),
		language: languageOf(entry.language),
		approved: status === undefined || String(status).toUpperCase() === 'APPROVED',
		variables: Array.isArray(components)
			? components.filter(isRecord).flatMap(variablesOfPart)
			: undefined,
	};
}

function languageOf(language: unknown): string | undefined {
	const code = isRecord(language) ? language.code : language;
	return typeof code === 'string' && code !== '' ? code : undefined;
}

function variablesOfPart(part: Record<string, unknown>): Variable[] {
	switch (String(part.type).toUpperCase()) {
		case 'HEADER':
			return headerOf(part);
		case 'BODY':
			return textVariables('body', 'Body', part);
		case 'BUTTONS':
			return Array.isArray(part.buttons) ? part.buttons.flatMap(buttonOf) : [];
		default:
			return [];
	}
}

function headerOf(part: Record<string, unknown>): Variable[] {
	switch (String(part.format ?? 'TEXT').toUpperCase()) {
		case 'IMAGE':
			return [{ id: 'header_image', label: 'Header: Address of the Image', required: true }];
		case 'VIDEO':
			return [{ id: 'header_video', label: 'Header: Address of the Video', required: true }];
		case 'DOCUMENT':
			return [
				{ id: 'header_document', label: 'Header: Address of the Document', required: true },
				{ id: 'header_fileName', label: 'Header: File Name of the Document', required: false },
			];
		case 'TEXT':
			return textVariables('header', 'Header', part);
		default:
			return [];
	}
}

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;

/** Numbers in their order, names in that of the text; each once, however often it stands there. */
function textVariables(part: string, label: string, { text, example }: Record<string, unknown>) {
	if (typeof text !== 'string') return [];
	const names = [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
	if (names.every((name) => /^\d+$/.test(name))) names.sort((a, b) => Number(a) - Number(b));
	const samples = samplesIn(example, part);
	return names.map((name, index): Variable => {
		const sample = samples.get(name) ?? samples.get(String(index + 1));
		return {
			id: `${part}_${name}`,
			label: `${label} ${name} (${sample === undefined ? around(text, name) : `e.g. ${sample}`})`,
			required: true,
		};
	});
}

/** Meta gives samples by place (`body_text`, `header_text`) or by name (`…_named_params`). */
function samplesIn(example: unknown, part: string): Map<string, string> {
	if (!isRecord(example)) return new Map();
	const named = example[`${part}_text_named_params`];
	if (Array.isArray(named)) {
		return new Map(
			named
				.filter(isRecord)
				.map((entry) => [String(entry.param_name), String(entry.example ?? '')] as const),
		);
	}
	const given = example[`${part}_text`];
	const [first] = Array.isArray(given) ? given : [];
	const list: unknown[] = Array.isArray(first) ? first : Array.isArray(given) ? given : [];
	return new Map(list.map((sample, index) => [String(index + 1), String(sample)] as const));
}

const shown = 24;

/** The words before and behind a variable, for templates without samples. */
function around(text: string, name: string): string {
	const [match] = [...text.matchAll(placeholder)].filter(([, found]) => found === name);
	const start = match?.index ?? 0;
	const end = start + (match?.[0].length ?? 0);
	const before = text.slice(Math.max(0, start - shown), start);
	const behind = text.slice(end, end + shown);
	return `“${start > shown ? '…' : ''}${before}___${behind}${end + shown < text.length ? '…' : ''}”`.replace(
		/\s+/g,
		' ',
	);
}

function buttonOf(button: unknown, index: number): Variable[] {
	if (!isRecord(button)) return [];
	const place = `Button ${index + 1}`;
	const text = typeof button.text === 'string' ? ` (${button.text})` : '';
	switch (String(button.type).toUpperCase()) {
		case 'URL': {
			const url = typeof button.url === 'string' ? button.url : '';
			if (url.search(placeholder) === -1) return [];
			return [
				{ id: `button_${index}_url`, label: `${place}${text}: Ending of ${url}`, required: true },
			];
		}
		case 'QUICK_REPLY':
			return [
				{ id: `button_${index}_payload`, label: `${place}${text}: Payload`, required: false },
			];
		case 'COPY_CODE':
			return [{ id: `button_${index}_code`, label: `${place}${text}: Code`, required: true }];
		default:
			return [];
	}
}
