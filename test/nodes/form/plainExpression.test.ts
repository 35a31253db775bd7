import { beyond, plainValue } from '../../../nodes/form/plainExpression';

const item = {
	name: 'Ana',
	age: 7,
	vip: false,
	empty: '',
	customer: { 'first name': 'Eva', tags: [] },
};
const value = (expression: unknown) => plainValue(expression, item, new Set());

describe('plain expressions', () => {
	it.each([
		['=Hi {{ $json.name }}!', 'Hi Ana!'],
		['={{ $json.age }}', 7],
		['={{$json.vip}}', false],
		['=Age {{ $json.age }} {{ $json["name"] }}', 'Age 7 Ana'],
		["={{ $json.customer['first name'] }}", 'Eva'],
		['=no field', 'no field'],
		['constant {{ $json.name }}', 'constant {{ $json.name }}'],
	])('%s', (expression, expected) => expect(value(expression)).toBe(expected));

	it.each([
		'={{ $json.name.toUpperCase() }}',
		'={{ $json.name + "!" }}',
		'={{ $json.missing }}',
		'={{ $json.customer }}',
		'={{ $json.constructor }}',
		'={{ $json.name.length }}',
		'={{ $now }}',
		'=Hi {{ $json.name }} \\{{ $json.name }}',
		'={{ $json.items[0] }}',
	])('leaves %s to n8n', (expression) => expect(value(expression)).toBe(beyond));

	it('go into lists and objects, and one that is not plain leaves the whole to n8n', () => {
		expect(value({ rows: [{ text: '={{ $json.name }}', fixed: 1 }] })).toEqual({
			rows: [{ text: 'Ana', fixed: 1 }],
		});
		expect(value({ rows: [{ text: '={{ $now }}' }] })).toBe(beyond);
	});

	it('tell which fields are missing or empty', () => {
		const missing = new Set<string>();
		plainValue('={{ $json.gone }} {{ $json.empty }} {{ $json.name }}', item, missing);
		expect([...missing]).toEqual(['gone', 'empty']);
	});
});
