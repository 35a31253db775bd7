import { mergeJson } from '../../../nodes/values/mergeJson';

describe('Additional JSON', () => {
	it('is merged into the depth, name by name', () => {
		expect(
			mergeJson({ sms: { text: 'a', sender: 'b' }, x: 1 }, { sms: { text: 'c' }, y: 2 }),
		).toEqual({
			sms: { text: 'c', sender: 'b' },
			x: 1,
			y: 2,
		});
	});

	it('replaces lists as a whole and takes away what is null', () => {
		expect(mergeJson({ list: [1, 2], gone: 1 }, { list: [3], gone: null })).toEqual({ list: [3] });
	});

	it('changes nothing when it is absent, and never what it was given', () => {
		const target = { sms: { text: 'a' } };
		expect(mergeJson(target, undefined)).toEqual(target);
		mergeJson(target, { sms: { text: 'b' } });
		expect(target).toEqual({ sms: { text: 'a' } });
	});

	it('cannot reach the prototype of objects', () => {
		const merged = mergeJson({}, JSON.parse('{"__proto__":{"polluted":true}}') as never);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.keys(merged)).toEqual(['__proto__']);
	});
});
