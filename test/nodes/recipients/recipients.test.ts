import fc from 'fast-check';

import {
	cleanAddress,
	collectRecipients,
	parseRecipientList,
	readSuppression,
	type RecipientInput,
} from '../../../nodes/recipients';
import { BadInput } from '../../../nodes/form/badInput';

const isPhone = (address: string) =>
	/^\+?\d{5,15}$/.test(address) ? undefined : 'To is no phone number';

const collect = (addresses: unknown[], change: Partial<RecipientInput> = {}) =>
	collectRecipients({
		sources: addresses.map((address, itemIndex) => ({ address, itemIndex })),
		clean: false,
		suppressed: new Set(),
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
	])('leaves %s alone', (_, id) => {
		expect(cleanAddress(` ${id} `)).toBe(id);
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
			{ clean: true, suppressed: readSuppression(['385 98 111 11 11'], true) },
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
		expect(collect(addresses, { checkAddress: () => undefined }).ready).toHaveLength(4);
	});

	it('loses nobody, whatever the sources hold', () => {
		fc.assert(
			fc.property(fc.array(anything), fc.boolean(), fc.array(phones), (sources, clean, optOuts) => {
				const suppressed = readSuppression(optOuts, clean);
				const { ready, skipped } = collect(sources, { clean, suppressed });

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
					const suppressed = readSuppression([`${listed}${digits}`], clean);
					expect(collect([`${sent}${digits}`], { clean, suppressed }).ready).toEqual([]);
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
		['a column that is not there', 'name,phone\na,b', 'mobile', 'has no column "mobile"'],
		['CSV with an open quote', 'phone\n"+385911', undefined, 'is not valid CSV'],
	])('names the field and the fault of %s', (_, text, column, message) => {
		const read = () => parseRecipientList(text, column, 'Suppression List');
		expect(read).toThrow(BadInput);
		expect(read).toThrow(`Suppression List ${message}`);
	});
});
