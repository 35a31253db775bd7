import { fieldOf, findField } from '../../../nodes/values/fieldOf';

describe('a field of an item', () => {
	const item = {
		phone: 'a',
		phones: ['b', 'c'],
		phoneNumbers: [{ value: 'd' }],
		customer: { 'Phone Number': 'e', phone: 'f' },
		'customer.mobile': 'g',
		contact: { 'work.phone': { number: 'h' } },
		'\ufeffFirst Column': 'i',
		' padded ': 'j',
		'Tel. No.': 'k',
		empty: null,
	};

	it.each([
		['phone', 'a'],
		['phones[0]', 'b'],
		['phones[1]', 'c'],
		['phones.1', 'c'],
		['phoneNumbers[0].value', 'd'],
		["customer['Phone Number']", 'e'],
		['customer["Phone Number"]', 'e'],
		['customer.Phone Number', 'e'],
		['customer.phone', 'f'],
		['customer.mobile', 'g'],
		['contact.work.phone.number', 'h'],
		['First Column', 'i'],
		['\ufeffFirst Column', 'i'],
		['padded', 'j'],
		[' padded ', 'j'],
		[' phone ', 'a'],
		['Tel. No.', 'k'],
		['{{ $json.phones[0] }}', 'b'],
		["{{ $json.customer['Phone Number'] }}", 'e'],
		["={{ $json['customer.mobile'] }}", 'g'],
		['$json.phone', 'a'],
		['empty', null],
	])('is found as %s', (path, expected) => {
		expect(fieldOf(item, path)).toBe(expected);
	});

	it.each([
		'',
		'nobody',
		'phones[2]',
		'phones[-1]',
		'phones.length',
		'phone.length',
		'customer.fax',
		'empty.phone',
		'constructor',
		'__proto__',
		'customer.toString',
		'customer[phone',
	])('is not found as %s', (path) => {
		expect(findField(item, path)).toBeUndefined();
	});

	it('is told from a field that is there and empty', () => {
		expect(findField(item, 'empty')).toEqual({ value: null });
	});
});
