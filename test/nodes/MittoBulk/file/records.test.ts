import fc from 'fast-check';

import { recordsIn, type FileRecord } from '../../../../nodes/MittoBulk/file/records';
import { textIn } from '../../../../nodes/MittoBulk/file/text';

/** Reads bytes that arrive in pieces of some size. */
async function read(
	content: string | Buffer,
	{
		column,
		piece = 7,
		arePhones = true,
	}: { column?: string; piece?: number; arePhones?: boolean } = {},
): Promise<FileRecord[]> {
	const all = Buffer.from(content as string);
	const bytes = async function* () {
		for (let at = 0; at < all.length; at += piece) yield all.subarray(at, at + piece);
	};
	const records: FileRecord[] = [];
	for await (const some of recordsIn({
		text: textIn(bytes()),
		column,
		arePhones,
		wanted: ['Name', 'Phone', 'name', 'x', 'mobile', 'phone'],
	})) {
		records.push(...some);
	}
	return records;
}

const recipients = (records: FileRecord[]) => records.map(({ recipient }) => recipient);

describe('recipients of a CSV file', () => {
	it('have the columns of its first line, whatever stands around them', async () => {
		const text =
			'\ufeffsep=;\r\nName;Phone\r\n"Ana; Zagreb";+385911111111\r\n\r\nŽeljka;+385922222222';
		expect(await read(text)).toEqual([
			{
				line: 3,
				recipient: '+385911111111',
				columns: { Name: 'Ana; Zagreb', Phone: '+385911111111' },
			},
			{ line: 5, recipient: '+385922222222', columns: { Name: 'Željka', Phone: '+385922222222' } },
		]);
	});

	it('may have line breaks and quotation marks in their values', async () => {
		const text = 'phone,name\n385911111111,"Ana\nMarija ""Mia"""\n385922222222,5" screen\n';
		const [first, second] = await read(text);
		expect(first?.columns.name).toBe('Ana\nMarija "Mia"');
		expect(second).toMatchObject({ line: 4, columns: { name: '5" screen' } });
	});

	it('are found in the column that the user names', async () => {
		const text = 'phone,Second Phone\n1,385911111111\n';
		expect(recipients(await read(text, { column: 'second phone' }))).toEqual(['385911111111']);
		await expect(read(text, { column: 'mobil' })).rejects.toThrow(
			'Recipient Column is "mobil", which the first line of the file does not have',
		);
	});

	it('are refused when nothing says which column they are in', async () => {
		await expect(read('Ana,1\nIvo,2\n')).rejects.toThrow(
			'is neither a recipient nor has the usual name',
		);
		await expect(read('Telefon\n385911111111\n')).rejects.toThrow('begins with "Telefon"');
	});

	it('are refused when a quotation mark is never closed', async () => {
		await expect(read('phone,name\n1,"Ana\n2,Ivo\n')).rejects.toThrow('is never closed');
	});

	it('are the same however the file arrives', async () => {
		const value = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\ud800-\udfff]/g, ''));
		await fc.assert(
			fc.asyncProperty(
				fc.array(value, { maxLength: 30 }),
				fc.integer({ min: 1, max: 400 }),
				async (names, piece) => {
					const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`;
					const text = names.map((name, index) => `${index + 1},${quoted(name)}\n`).join('');
					const whole = await read(`phone,name\n${text}`, { piece: 1_000_000 });
					expect(await read(`phone,name\n${text}`, { piece })).toEqual(whole);
					expect(recipients(whole)).toEqual(names.map((_, index) => String(index + 1)));
				},
			),
			{ numRuns: 60 },
		);
	});

	it('keep their line numbers beyond the first block', async () => {
		const rows = Array.from({ length: 20_000 }, (_, index) => `${385910000000 + index},"a\nb"`);
		const found = await read(`phone,x\n${rows.join('\n')}`, { piece: 10_007 });
		expect(found).toHaveLength(20_000);
		expect(found.at(-1)).toMatchObject({ line: 40_001, recipient: '385910019999' });
	});
});

describe('recipients of a text', () => {
	it('stand one in each line', async () => {
		const text = '+385911111111\r\n\r\n +385 92 222 2222 \r\n';
		expect(await read(text)).toEqual([
			{ line: 1, recipient: '+385911111111', columns: {} },
			{ line: 3, recipient: '+385 92 222 2222', columns: {} },
		]);
		expect(recipients(await read('chat-a\nchat-b', { arePhones: false }))).toEqual([
			'chat-a',
			'chat-b',
		]);
	});

	it('may end with the carriage returns of old Macs', async () => {
		const many = Array.from({ length: 9000 }, (_, index) => `+${385910000000 + index}`);
		const found = recipients(await read(many.join('\r'), { piece: 5000 }));
		expect(found).toEqual(many);
	});
});

describe('recipients of JSON Lines', () => {
	it('have the fields of their objects', async () => {
		const text =
			'{"phone":385911111111,"name":"Ana"}\n\n{"mobile":"+385922222222"}\n"+385933333333"\n';
		expect(await read(text)).toEqual([
			{ line: 1, recipient: 385911111111, columns: { phone: 385911111111, name: 'Ana' } },
			{ line: 3, recipient: '+385922222222', columns: { mobile: '+385922222222' } },
			{ line: 4, recipient: '+385933333333', columns: {} },
		]);
	});

	it('are refused with the number of the line that is none', async () => {
		const text = '{"phone":"1"}\n\n{"phone":"2"\n';
		await expect(read(text)).rejects.toThrow(
			'has no JSON in line 3, which is "{\\"phone\\":\\"2\\""',
		);
	});

	it('keep digits that JavaScript would round', async () => {
		expect(recipients(await read('{"chatId":12345678901234567890}'))).toEqual([
			'12345678901234567890',
		]);
	});
});

describe('a file that is no such text', () => {
	it.each([
		['UTF-16 with a mark', Buffer.from('\ufeffphone\n385911111111\n', 'utf16le'), 'UTF-16'],
		['UTF-16 without', Buffer.from('phone\n385911111111\n', 'utf16le'), 'UTF-16'],
		['a workbook', Buffer.from('PK\u0003\u0004'), 'is a workbook'],
		[
			'Latin 1',
			Buffer.from('phone,name\n1,\u017deljka \u00e9\n', 'latin1'),
			'is not written in UTF-8',
		],
		['a JSON list', '[{"phone":"1"}]', 'begins with ['],
	])('is refused: %s', async (_, content, message) => {
		await expect(read(content, { piece: 1000 })).rejects.toThrow(message);
	});

	it('has nobody when it is empty', async () => {
		expect(await read('')).toEqual([]);
		expect(await read('\n\n')).toEqual([]);
	});
});
