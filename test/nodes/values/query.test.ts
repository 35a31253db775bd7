import { withParameter } from '../../../nodes/values/query';

describe('a parameter in the query of a URL', () => {
	it.each([
		['https://a.bc/hook', 'https://a.bc/hook?ta=1'],
		['https://a.bc/hook?x=%20+y', 'https://a.bc/hook?x=%20+y&ta=1'],
		['https://a.bc/hook?', 'https://a.bc/hook?ta=1'],
		['https://a.bc/hook?x=1&', 'https://a.bc/hook?x=1&ta=1'],
		['https://a.bc/hook#part', 'https://a.bc/hook?ta=1#part'],
	])('is added to %s and leaves the rest as it was', (url, expected) => {
		expect(withParameter(url, 'ta', '1')).toBe(expected);
	});

	it('is encoded, so that a question mark cannot end it', () => {
		expect(withParameter('https://a.bc', 'ta', 'a?b&c=d')).toBe('https://a.bc?ta=a%3Fb%26c%3Dd');
	});
});
