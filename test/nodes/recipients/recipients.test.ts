import fc from 'fast-check';

import {
	collectRecipients,
	noOptOuts,
	parseRecipientList,
	readAddress,
	readOptOuts,
	type Reading,
	type RecipientInput,
} from '../../../nodes/recipients';
import { BadInput } from '../../../nodes/form/badInput';

const isPhone = (address: string) =>
	/^\+?\d{5,15}$/.test(address) ? undefined : 'To is no phone number';

const phone: Reading = { kind: 'phone', clean: false };
const cleaned: Reading = { kind: 'phone', clean: true };
const id: Reading = { kind: 'id', clean: true };

const cleanAddress = (text: string, reading = cleaned) => readAddress(text, reading).address;
const optedOut = (values: unknown[], reading = phone) => readOptOuts(values, reading, () => false);

const collect = (addresses: unknown[], change: Partial<RecipientInput> = {}) =>
	collectRecipients({
		sources: addresses.map((address, itemIndex) => ({ address, itemIndex })),
		reading: phone,
		optOuts: noOptOuts,
		checkAddress: isPhone,
		...change,
	});

const phones = fc
	.tuple(fc.constantFrom('', '+', '00'), fc.stringMatching(/^[1-9]\d{5,12}$/))
	.map(([prefix, digits]) => prefix + digits);
const spaced = fc
	.tuple(phones, fc.array(fc.constantFrom(' ', '-', '.', '/', '(', ')'), { maxLength: 6 }))
	.map(([phone, marks]) =>
		marks.reduce(
			(text, mark, index) => text.slice(0, 3 + index) + mark + text.slice(3 + index),
			phone,
		),
	);
const anything = fc.oneof(phones, spaced, fc.string(), fc.constant(''), fc.anything());

describe('cleaning an address', () => {
	it.each([
		['+385 91 123-4567', '+385911234567'],
		['00385 (91) 123 45 67', '+385911234567'],
		['+44 (0)20 7946 0018', '+442079460018'],
		['385.91.123.4567', '385911234567'],
		['\u202a+385\u00a091\u00a01234567\u202c', '+385911234567'],
		['091/123-4567', '0911234567'],
	])('%s becomes %s', (given, expected) => {
		expect(cleanAddress(given)).toBe(expected);
	});

	it.each([
		['a group of Telegram', '-1001234567890'],
		['a public channel', '@my_shop'],
		['a Viber id', '01234567890A='],
		['a conversation id', 'bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0'],
		['a chat whose number looks like a phone with a zero too many', '3850911234567'],
		['a chat with a double zero', '00385911234567'],
	])('leaves %s alone', (_, given) => {
		expect(cleanAddress(` ${given} `, id)).toBe(given);
	});

	it.each([
		['Italy', '+39 (0)6 1234 5678', '+390612345678'],
		['San Marino', '+378 (0)549 886377', '+3780549886377'],
		['Ivory Coast', '+225 (0)7 07 12 34 56', '+2250707123456'],
		['Croatia', '+385 (091) 123 4567', '+385911234567'],
		['the United Kingdom', '+44 (020) 7946 0018', '+442079460018'],
		['Hungary', '+36 (06) 30 123 4567', '+36301234567'],
		['Russia', '+7 (8) 495 123 45 67', '+74951234567'],
		['Italy, dialled from abroad', '0039 (0)6 1234 5678', '+390612345678'],
		['Croatia, without brackets', '+385 091 123 4567', '+385911234567'],
		['Ukraine, whose code ends with a zero', '+380 50 123 45 67', '+380501234567'],
	])('makes no other number of one in %s', (_, given, expected) => {
		expect(cleanAddress(given)).toBe(expected);
	});

	it.each([
		['a zero in brackets that no numbering plan explains', '+385 (0)91 123'],
		['two numbers', '+385911234567 / +385981234567'],
		['two short numbers', '091 234 / 091 235'],
		['a number with an extension', '+385 1 2345 678 (ext 12)'],
		['a number that a spreadsheet rounded', '3.85911E+11'],
	])('refuses %s instead of guessing', (_, given) => {
		expect(isPhone(cleanAddress(given))).toBeDefined();
	});

	it('completes national notation for the default country only', () => {
		const croatian: Reading = { kind: 'phone', clean: false, country: 'HR' };
		expect(cleanAddress('091 123 4567', croatian)).toBe('+385911234567');
		expect(cleanAddress('385911234567', croatian)).toBe('385911234567');
		expect(cleanAddress('(212) 555-1234', { ...cleaned, country: 'US' })).toBe('+12125551234');
		expect(cleanAddress('06 1234 5678', { ...cleaned, country: 'IT' })).toBe('+390612345678');
		expect(cleanAddress('091 123 4567')).toBe('0911234567');
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.oneof(spaced, fc.string({ unit: fc.constantFrom(...'+0()- 19') })), (text) => {
				expect(cleanAddress(cleanAddress(text))).toBe(cleanAddress(text));
			}),
		);
	});
});

describe('collecting recipients', () => {
	it('keeps the first of each and says why the others are left out', () => {
		const { ready, skipped } = collect(
			['+385911234567', '00385 91 123 4567', 'nobody', '', '+385981111111', undefined],
			{ reading: cleaned, optOuts: optedOut(['385 98 111 11 11']) },
		);

		expect(ready).toEqual([{ address: '+385911234567', itemIndex: 0, position: 0 }]);
		expect(skipped.map(({ position, reason }) => [position, reason])).toEqual([
			[1, 'duplicate'],
			[2, 'invalid'],
			[3, 'empty'],
			[4, 'suppressed'],
			[5, 'empty'],
		]);
		expect(skipped[0]?.detail).toContain('+385911234567 of item 0');
	});

	it('sends addresses as they were written unless it is told to clean them', () => {
		expect(collect(['00385 91 123 4567'], { checkAddress: () => undefined }).ready).toMatchObject([
			{ address: '00385 91 123 4567' },
		]);
	});

	it('takes numbers, and refuses what is neither text nor number', () => {
		const { ready, skipped } = collect([385911234567, { phone: '+385911234568' }, true]);
		expect(ready.map(({ address }) => address)).toEqual(['385911234567']);
		expect(skipped.map(({ reason }) => reason)).toEqual(['invalid', 'invalid']);
	});

	it('keeps a good spelling of a recipient whose first spelling was refused', () => {
		const { ready } = collect(['+385 91 123', '+38591123']);
		expect(ready.map(({ position }) => position)).toEqual([1]);
	});

	it('tells addresses that are no phone numbers apart by every character', () => {
		const addresses = ['01234567890A=', '01234567890a=', '-1001234567890', '1001234567890'];
		const ids = { reading: id, checkAddress: () => undefined };
		expect(collect(addresses, ids).ready).toHaveLength(4);
	});

	it('loses nobody, whatever the sources hold', () => {
		fc.assert(
			fc.property(fc.array(anything), fc.boolean(), fc.array(phones), (sources, clean, optOuts) => {
				const { ready, skipped } = collect(sources, {
					reading: { kind: 'phone', clean },
					optOuts: optedOut(optOuts),
				});

				const positions = [...ready, ...skipped].map(({ position }) => position);
				expect(positions.sort((a, b) => a - b)).toEqual(sources.map((_, index) => index));
			}),
		);
	});

	it('never lets a suppressed number through, however it is spelt', () => {
		fc.assert(
			fc.property(
				fc.stringMatching(/^[1-9]\d{5,12}$/),
				fc.constantFrom('', '+', '00'),
				fc.constantFrom('', '+', '00'),
				fc.boolean(),
				(digits, listed, sent, clean) => {
					const optOuts = optedOut([`${listed}${digits}`]);
					const reading: Reading = { kind: 'phone', clean };
					expect(collect([`${sent}${digits}`], { reading, optOuts }).ready).toEqual([]);
				},
			),
		);
	});

	it('finds 100,000 recipients, half of them twice', () => {
		const addresses = Array.from({ length: 100_000 }, (_, n) => `+3859${100_000 + (n % 50_000)}`);
		const { ready, skipped } = collect(addresses);
		expect([ready.length, skipped.length]).toEqual([50_000, 50_000]);
	});
});

describe('somebody who opted out', () => {
	it.each([
		'tel:+385-91-123-4567',
		"'+385911234567",
		'"+385911234567"',
		'+385\u221291\u22121234567',
		'\u2066+385911234567\u2069',
		'+385911234567 (Ana)',
		'＋３８５９１１２３４５６７',
		'٣٨٥٩١١٢٣٤٥٦٧',
		'۳۸۵۹۱۱۲۳۴۵۶۷',
		'+385911234567;',
		'+385 (0)91 123 4567',
		'+385 (091) 123-4567',
		'00385911234567',
		'385911234567.0',
		'\ufeff385911234567',
		385911234567,
	])(
		'is recognised as %s, on either side and whether recipients are cleaned or not',
		(spelling) => {
			for (const reading of [phone, cleaned]) {
				const any = { reading, checkAddress: () => undefined };
				const listed = { ...any, optOuts: optedOut([spelling]) };
				expect(optedOut([spelling]).unreadable).toEqual([]);
				expect(collect(['385911234567'], listed).skipped[0]?.reason).toBe('suppressed');
				const sent = { ...any, optOuts: optedOut(['+385911234567']) };
				expect(collect([spelling], sent).skipped[0]?.reason).toBe('suppressed');
			}
		},
	);

	it.each([
		'3.85911E+11',
		'a name',
		'091 123 4567',
		'{"name":"Ana"}',
		true,
		{ name: 'Ana' },
		'+385911234567 / +385981234567',
		"'",
	])('is reported when %p can match nobody', (entry) => {
		expect(optedOut([entry, '+385981234567', '', null, undefined]).unreadable).toHaveLength(1);
	});

	it('is recognised in national notation once the country is known', () => {
		const reading: Reading = { ...phone, country: 'HR' };
		const optOuts = optedOut(['091 123 4567'], reading);
		expect(optOuts.unreadable).toEqual([]);
		expect(collect(['+385911234567', '0911234567'], { reading, optOuts }).ready).toEqual([]);
	});

	it('is recognised by both readings where digits can be read in two ways', () => {
		const reading: Reading = { ...phone, country: 'US' };
		const optOuts = optedOut(['2125551234'], reading);
		const ready = collect(['+12125551234', '+2125551234', '+13125551234'], { reading, optOuts });
		expect(ready.ready.map(({ address }) => address)).toEqual(['+13125551234']);
	});

	it('is not missed because a recipient has no country code', () => {
		const { skipped } = collect(['0911234567'], { optOuts: optedOut(['+385981234567']) });
		expect(skipped[0]).toMatchObject({ reason: 'invalid' });
		expect(skipped[0]?.detail).toContain('set Default Country');
		expect(collect(['0911234567']).ready).toHaveLength(1);
	});

	it('is compared by every character where recipients are ids', () => {
		const optOuts = optedOut(['-1001234567890', "'42"], id);
		const any = { reading: id, checkAddress: () => undefined, optOuts };
		expect(collect(['1001234567890', '-1001234567890', '42'], any).ready).toMatchObject([
			{ address: '1001234567890' },
		]);
	});
});

describe('reading a list of recipients', () => {
	it.each<[string, unknown, unknown[]]>([
		['nothing', '  ', []],
		['one a line', '+385911\n+385922\r\n\n+385933\n', ['+385911', '+385922', '+385933']],
		['all in one line', '+385911, +385922,+385933,', ['+385911', '+385922', '+385933']],
		['lines that end with commas', '+385911,\n+385922,\n', ['+385911', '+385922']],
		['a JSON list', '["+385911", 385922]', ['+385911', 385922]],
		['a JSON list of objects', '[{"Name":"Ana","Phone":"+385911"}]', ['+385911']],
		['a list from an expression', [{ msisdn: '385911' }, '385922'], ['385911', '385922']],
		['one number from an expression', 385911, [385911]],
		['CSV with a header', 'name,phone\n"Ivić, Ana",+385911\n', ['+385911']],
		['CSV of a spreadsheet', '\ufeffIme;Mobile Phone\nAna;+385911\n', ['+385911']],
		['a list under the first line of Excel', 'sep=;\r\nName;Phone\r\nAna;+385911\r\n', ['+385911']],
		['Excel without a header', '\ufeffsep=;\n+385911;+385922', ['+385911', '+385922']],
		[
			'a quoted header that holds the other separator',
			'"First, second and last name";Phone\n"Ana, Mia i Iva";+385911\n',
			['+385911'],
		],
		[
			'several numbers on each of several lines',
			'+385911111, +385922222\n00385933333,+385944444\n385911234567',
			['+385911111', '+385922222', '00385933333', '+385944444', '385911234567'],
		],
		['a header after a byte order mark', '[{"\ufeffPhone":"+385911"}]', ['+385911']],
		['one column with a header', 'phone\n+385911\n+385922', ['+385911', '+385922']],
	])('reads %s', (_, text, expected) => {
		expect(parseRecipientList(text)).toEqual(expected);
	});

	it('takes the column that is asked for', () => {
		const csv = 'phone,backup number\n+385911,+385922\n+385933,';
		expect(parseRecipientList(csv, 'Backup Number')).toEqual(['+385922', '']);
		expect(parseRecipientList([{ phone: 'a', other: 'b' }, {}], 'other')).toEqual(['b', undefined]);
	});

	it.each([
		['broken JSON', '["+385911"', undefined, 'is not valid JSON'],
		[
			'a table without a known column',
			'a,b\nc,d',
			undefined,
			'has several columns, such as "a, b"',
		],
		[
			'a table that may hold other numbers than phones',
			'+385911234567,100200\n+385911234568,100201',
			undefined,
			'has several columns',
		],
		['a column that is not there', 'name,phone\na,b', 'mobile', 'has no column "mobile"'],
		['CSV with an open quote', 'phone\n"+385911', undefined, 'is not valid CSV'],
	])('names the field and the fault of %s', (_, text, column, message) => {
		const read = () => parseRecipientList(text, column, 'Suppression List');
		expect(read).toThrow(BadInput);
		expect(read).toThrow(`Suppression List ${message}`);
	});
});
