import { Form } from '../../../nodes/form/form';
import type { ApiRequest } from '../../../nodes/apis/client';
import type { AddressKind } from '../../../nodes/recipients';
import { guardRecipients, readGuards } from '../../../nodes/recipients/guard';
import { guardRequest } from '../../../nodes/recipients/guardRequest';

const guards = (options: object) => readGuards(Form.of(options));

const refusal = (act: () => void): string | undefined => {
	try {
		act();
		return undefined;
	} catch (reason) {
		return (reason as Error).message;
	}
};

const judge = (
	allowed: unknown,
	recipient: string,
	kind: AddressKind | undefined,
): string | undefined =>
	refusal(() => guardRecipients(guards({ allowedRecipients: allowed }), [recipient], kind));

const judgeRequest = (options: object, request: Partial<ApiRequest>, kind?: AddressKind) =>
	refusal(() =>
		guardRequest(
			guards(options),
			{ service: 'chatApps', method: 'POST', path: '/api/v1.1/Messages/send', ...request },
			{ kind },
		),
	);

describe('allowed recipients', () => {
	it.each<[string, unknown, string, AddressKind]>([
		['a number in another spelling', '385 91 111-1111', '+385911111111', 'phone'],
		['a number of a list', ['+385981111111', 385911111111], '+385911111111', 'phone'],
		['a number of a JSON list', '["+385911111111"]', '00385911111111', 'phone'],
		['a number that begins so', '+38591*', '+385911111111', 'phone'],
		['a number between two parts', '+385*11', '385911111111', 'phone'],
		['anybody', '*', '+385911111111', 'phone'],
		['a person of Viber', 'Ana==, Bob==', 'Ana==', 'id'],
		['a group', '-1001234567890', '-1001234567890', 'id'],
		['groups that begin so', '-100*', '-1001234567890', 'id'],
	])('let %s through', (_, allowed, recipient, kind) => {
		expect(judge(allowed, recipient, kind)).toBeUndefined();
	});

	it.each<[string, unknown, string, AddressKind | undefined]>([
		['another number', '+385911111111', '+385911111112', 'phone'],
		['the person whose number a group has', '-1001234567890', '1001234567890', 'id'],
		['the group whose number a person has', '1001234567890', '-1001234567890', 'id'],
		['the same, where nobody knows what it is', '-1001234567890', '1001234567890', undefined],
		['a Viber id in another letter case', 'Ana==', 'ana==', 'id'],
		['a Viber id in another letter case, raw', 'Ana==', 'ana==', undefined],
		['two numbers in one value', '+38591*', '+385911111111 +385981111111', 'phone'],
		['two parts that overlap', '+3859*91', '+38591', 'phone'],
	])('refuse %s', (_, allowed, recipient, kind) => {
		expect(judge(allowed, recipient, kind)).toContain('not among the Allowed Recipients');
	});

	it.each([[''], [undefined], [null], [[]], ['  ,\n'], ['[]']])(
		'refuse everybody when they are %p, for an option that was added guards',
		(allowed) => {
			expect(judge(allowed, '+385911111111', 'phone')).toContain('Allowed Recipients is empty');
		},
	);

	it('guard nothing when the option was not added', () => {
		expect(guards({})).toEqual({});
	});

	it.each<[string, object]>([
		['destination', { destination: '+385982222222' }],
		['another letter case', { destination: '+385911111111', Destination: '+385982222222' }],
		['a list', { destinations: ['+385911111111', '+385982222222'] }],
		['the name of the SMS API', { destination: '+385911111111', To: ['+385982222222'] }],
		['messages of a bulk', { Messages: [{ destination: '+385982222222' }] }],
		['a broadcast', { broadcast_list: ['+385982222222'] }],
		['separators', { destination: '+385911111111;+385982222222' }],
		['lines', { destination: '+385911111111\n+385982222222' }],
		['an object', { destination: { phone: '+385982222222' } }],
		['a number', { destination: 385982222222 }],
		['depth', { destination: '+385911111111', sms: { More: { Recipients: ['+385982222222'] } } }],
	])('find somebody else by %s in what leaves', (_, body) => {
		expect(judgeRequest({ allowedRecipients: '+385911111111' }, { body })).toContain(
			'not among the Allowed Recipients',
		);
	});

	it.each<[string, Partial<ApiRequest>]>([
		['a body without recipients', { body: { text: 'Hello' } }],
		['a text as body', { body: '{"to":"+385911111111"}' }],
		['no body', { method: 'DELETE' }],
	])('refuse %s, where nobody can tell who is meant', (_, request) => {
		expect(judgeRequest({ allowedRecipients: '+385911111111' }, request)).toContain(
			'names no recipient that could be checked',
		);
	});

	it('find recipients in the query, written apart or in the path', () => {
		const options = { allowedRecipients: '+385911111111' };
		const get = { method: 'GET' as const };
		expect(judgeRequest(options, get)).toBeUndefined();
		expect(judgeRequest(options, { ...get, query: { To: '385911111111' } })).toBeUndefined();
		expect(judgeRequest(options, { ...get, query: { To: '385982222222' } })).toBeDefined();
		expect(judgeRequest(options, { ...get, path: '/sms?to=385982222222' })).toBeDefined();
		expect(judgeRequest(options, { ...get, path: '/sms?t%6f=%2B385982222222' })).toBeDefined();
	});
});

describe('allowed countries', () => {
	const countries = (allowed: unknown, ...recipients: string[]) =>
		refusal(() => guardRecipients(guards({ allowedCountries: allowed }), recipients, 'phone'));

	it('let their own numbers through', () => {
		expect(countries(['HR', 'US'], '+385911111111', '385 91 222 2222', '+12125551234')).toBe(
			undefined,
		);
		expect(countries('hr, us', '+385911111111')).toBeUndefined();
	});

	it.each([
		['another country', '+39061234567'],
		['another country of the same code', '+14165551234'],
		['a number without a country code', '0911234567'],
		['what is no number', 'Ana=='],
		['a code that no country has', '+999123456789'],
	])('refuse %s', (_, recipient) => {
		expect(countries(['HR', 'US'], recipient)).toContain('not in one of the Allowed Countries');
	});

	it('refuse chats, which are in no country', () => {
		const allowed = guards({ allowedCountries: ['HR'] });
		expect(refusal(() => guardRecipients(allowed, ['385911111111'], 'id'))).toBeDefined();
	});

	it('refuse everybody when they are empty, and name what is no country', () => {
		expect(countries([], '+385911111111')).toContain('Allowed Countries is empty');
		expect(countries(undefined, '+385911111111')).toContain('Allowed Countries is empty');
		expect(countries(['HR', 'Croatia'], '+385911111111')).toContain('"Croatia"');
	});
});

describe('the most recipients and SMS parts', () => {
	const to = ['+385911111111', '+385911111112'];

	it('hold for what leaves', () => {
		const body = { destinations: to, sms: { text: 'Hello' } };
		expect(judgeRequest({ mostRecipients: 2 }, { body })).toBeUndefined();
		expect(judgeRequest({ mostRecipients: 1 }, { body })).toContain('Most Recipients per Run is 1');
	});

	it.each<[string, Partial<ApiRequest>]>([
		['a long text', { body: { sms: { text: 'a'.repeat(307) } } }],
		['a text in another letter case', { body: { SMS: { Text: 'a'.repeat(307) } } }],
		['a text of many messages', { body: { messages: [{ sms: { text: 'ж'.repeat(135) } }] } }],
		['the SMS API', { service: 'smsApi', body: { text: 'a'.repeat(307) } }],
		['Unicode by choice', { service: 'smsApi', body: { text: 'a'.repeat(135), type: 'Unicode' } }],
		['data', { service: 'smsApi', body: { text: '00'.repeat(269), type: 'Binary' } }],
	])('count three parts of %s', (_, request) => {
		expect(judgeRequest({ mostParts: 3 }, request)).toBeUndefined();
		expect(judgeRequest({ mostParts: 2 }, request)).toBe(
			'Most SMS Parts per Message is 2, and the message takes 3',
		);
	});

	it.each([undefined, null, '', 'many', 1.5, -1])('refuse everything when they are %p', (value) => {
		expect(refusal(() => guards({ mostRecipients: value }))).toContain('Most Recipients per Run');
		expect(refusal(() => guards({ mostParts: value }))).toContain('Most SMS Parts per Message');
	});
});
