import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { choicesOf, everyField, menuOf } from '../../tools/package/fields';
import { publishedCredentials, publishedNodes } from '../../tools/package/published';

// n8n's UX guidelines for node texts. Its lint rules see only texts that stand in a literal; here the
// assembled descriptions are read, as a user does.

const forms = [
	...publishedNodes.map(({ className, type }) => ({
		name: className,
		about: type.description.description,
		properties: type.description.properties,
		actions: menuOf(type.description).map(({ entry }) => entry.action ?? ''),
	})),
	...publishedCredentials.map(({ className, type }) => ({
		name: className,
		about: '',
		properties: type.properties,
		actions: [] as string[],
	})),
];

const minorWords =
	/^(a|an|and|as|at|but|by|for|from|if|in|into|nor|of|on|or|per|so|than|the|to|up|via|vs|with|yet)$/;

/** Menus with an order of their own: channels by their use, days by the week. */
const ownOrder = ['resource', 'channel', 'source', 'allowedDays'];

/** Every word that carries meaning begins with a capital letter, a digit or a sign. */
function isTitleCase(text: string): boolean {
	const words = text.split(/[\s/]+/).filter((word) => word !== '');
	return words.every(
		(word, index) =>
			!/^[a-z]/.test(word) || (index > 0 && minorWords.test(word)) || /[A-Z.:@]/.test(word),
	);
}

const titles = ({ displayName, options }: INodeProperties): string[] => [
	displayName,
	...(options ?? []).map((option) =>
		'displayName' in option ? (option as INodePropertyCollection).displayName : option.name,
	),
];

/** Sentences of a text, not counting the dots of "e.g." and "i.e.". */
function sentences(text: string): string[] {
	return text
		.replace(/\b(e\.g|i\.e)\./g, '$1')
		.split(/(?<=[.!?])\s+(?=[A-Z"*0-9])/)
		.filter((sentence) => sentence.trim() !== '');
}

/** n8n leaves out the full stop of a lone sentence, and keeps it where there are several. */
const hasRightEnd = (text: string): boolean => {
	if (/<\/?\w+/.test(text)) return true;
	return (sentences(text).length === 1) !== /\.$/.test(text.trim());
};

describe.each(forms)('$name: texts', ({ about, properties, actions }) => {
	const fields = everyField(properties);
	const faulty = (
		isRight: (field: INodeProperties) => boolean,
		shown: (field: INodeProperties) => unknown,
	) =>
		fields
			.filter(({ field }) => field.type !== 'hidden' && !isRight(field))
			.map(({ field, place }) => `${place}: ${String(shown(field))}`);

	it('use Title Case for names', () => {
		const notices = ['notice', 'callout'];
		expect(
			faulty(
				(field) => notices.includes(field.type) || titles(field).every(isTitleCase),
				(field) =>
					titles(field)
						.filter((title) => !isTitleCase(title))
						.join(', '),
			),
		).toEqual([]);
	});

	it('write abbreviations in capitals', () => {
		const miswritten = /\b(Id|Ids|Url|Urls|Api|Json|Sms|Ttl|Html|Csv)\b/;
		expect(
			faulty(
				(field) => !titles(field).some((title) => miswritten.test(title)),
				({ displayName }) => displayName,
			),
		).toEqual([]);
	});

	it('say "Whether" for switches', () => {
		expect(
			faulty(
				({ type, description }) => type !== 'boolean' || /^Whether /.test(description ?? ''),
				({ description }) => description,
			),
		).toEqual([]);
	});

	it('begin examples with "e.g."', () => {
		const texts = ['string', 'number', 'json', 'dateTime'];
		expect(
			faulty(
				({ type, placeholder }) =>
					!texts.includes(type) || placeholder === undefined || placeholder.startsWith('e.g. '),
				({ placeholder }) => placeholder,
			),
		).toEqual([]);
	});

	it('end a lone sentence without a full stop and several with one', () => {
		const parts = ({ description, hint, options }: INodeProperties) =>
			[
				description,
				hint,
				...(options ?? []).map((option) =>
					'description' in option ? option.description : undefined,
				),
			].filter((text): text is string => typeof text === 'string' && text !== '');
		expect(
			faulty(
				(field) => parts(field).every(hasRightEnd),
				(field) => parts(field).find((text) => !hasRightEnd(text)),
			),
		).toEqual([]);
		expect(hasRightEnd(about)).toBe(about !== '');
	});

	it('explain fields in other words than their names', () => {
		const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
		expect(
			faulty(
				({ displayName, description }) => bare(description ?? '-') !== bare(displayName),
				({ description }) => description,
			),
		).toEqual([]);
	});

	it('list long choices and all options alphabetically', () => {
		const order = (names: string[]) =>
			names.every(
				(name, index) => index === 0 || name.localeCompare(names[index - 1] ?? '', 'en') >= 0,
			);
		expect(
			faulty(
				(field) => {
					if (ownOrder.includes(field.name) || field.type === 'fixedCollection') return true;
					const choices = choicesOf(field);
					if (field.type === 'collection') return order(titles(field).slice(1));
					return choices.length < 5 || order(choices.map(({ name }) => name));
				},
				(field) => titles(field).slice(1).join(', '),
			),
		).toEqual([]);
	});

	it('keep hints to 120 characters, which is what fits below a field', () => {
		expect(
			faulty(
				({ hint }) => (hint ?? '').length <= 120,
				({ hint }) => hint,
			),
		).toEqual([]);
	});

	it('leave articles out of actions', () => {
		expect(actions.filter((action) => /\b(a|an|the)\b/i.test(action))).toEqual([]);
	});

	it('write actions as sentences without a full stop', () => {
		expect(actions.filter((action) => !/^[A-Z][^.]*[^.\s]$/.test(action))).toEqual([]);
	});

	it('have no emoji and no letters that look like others', () => {
		const all = JSON.stringify([
			about,
			actions,
			properties.map((field) => ({ ...field, default: null })),
		]);

		expect(all.match(/[\u{1F000}-\u{1FAFF}\u{2600}-\u{27BF}\u200b-\u200f\u00ad]/gu)).toBeNull();
	});
});
