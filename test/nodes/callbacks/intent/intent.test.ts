import fc from 'fast-check';

import { intentOf, wordKey } from '../../../../nodes/callbacks/intent/intent';
import { intents, wordLists } from '../../../../nodes/callbacks/intent/words';

const entries = wordLists.flatMap(({ language, words }) =>
	intents.flatMap((intent) =>
		(words[intent]?.split(', ') ?? []).map((word) => [language, word, intent] as const),
	),
);

describe('the usual words', () => {
	it.each(entries)('%s: "%s" means %s', (_language, word, intent) => {
		expect(intentOf(word)).toBe(intent);
		expect(intentOf(`  ${word.toLowerCase()}!\n`)).toBe(intent);
	});

	it('stand for one thing each, in all languages together', () => {
		const meanings = new Map<string, Set<string>>();
		for (const [, word, intent] of entries) {
			const key = wordKey(word);
			meanings.set(key, (meanings.get(key) ?? new Set()).add(intent));
		}
		expect([...meanings].filter(([, { size }]) => size > 1)).toEqual([]);
	});

	it.each([
		['STOP', 'stop'],
		['stop.', 'stop'],
		['«Stop»', 'stop'],
		['S T O P', 'stop'],
		['S.T.O.P.', 'stop'],
		['ＳＴＯＰ', 'stop'],
		['opt-out', 'stop'],
		['Stop 🙏', 'stop'],
		['/stop', 'stop'],
		['/stop@some_bot', 'stop'],
		['Arrêt', 'stop'],
		['arre\u0302t', 'stop'],
		['ıptal', 'stop'],
		['İPTAL', 'stop'],
		['Odjavi me!', 'stop'],
		['ΣΤΟΠ', 'stop'],
		['إلغاء', 'stop'],
		['/start', 'start'],
		['Pomoć', 'help'],
		['¿Ayuda?', 'help'],
		['hjælp', 'help'],
	])('are found in %j', (text, intent) => {
		expect(intentOf(text)).toBe(intent);
	});

	it.each([
		null,
		'',
		' ',
		'!!!',
		'🛑',
		'Stop 2',
		'please stop the delivery',
		'non-stop',
		'bus stop',
		'Yes',
		'no',
		'helpful',
		'/stop now',
		'STOP'.padEnd(70, ' STOP'),
	])('are not found in %j', (text) => {
		expect(intentOf(text)).toBeNull();
	});

	it('are found through any mix of case, blanks, marks and accents', () => {
		const noise = fc.constantFrom('', ' ', '.', '!', '\u0301', '\n', '…', '-');
		fc.assert(
			fc.property(
				fc.constantFrom(...entries.filter(([, word]) => /^[A-Z ]+$/.test(word))),
				fc.array(fc.tuple(noise, fc.boolean()), { minLength: 40, maxLength: 40 }),
				([, word, intent], mix) => {
					const said = [...word]
						.map((letter, at) => {
							const [mark, small] = mix[at] ?? ['', false];
							return `${small ? letter.toLowerCase() : letter}${mark}`;
						})
						.join('');
					expect(intentOf(said)).toBe(intent);
				},
			),
		);
	});
});

describe('own words', () => {
	const own = new Map([
		[wordKey('cancel'), null],
		[wordKey('Više ne'), 'stop' as const],
		[wordKey('stop'), 'help' as const],
	]);

	it('win over the usual ones', () => {
		expect(intentOf('Stop', own)).toBe('help');
		expect(intentOf('VISE NE', own)).toBe('stop');
		expect(intentOf('unsubscribe', own)).toBe('stop');
	});

	it('take a meaning away', () => {
		expect(intentOf('Cancel', own)).toBeNull();
	});
});
