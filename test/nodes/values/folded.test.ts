import { folded } from '../../../nodes/values/folded';

describe('a keyword', () => {
	it.each(['iptal', 'İPTAL', 'IPTAL', 'ıptal', 'I\u0307PTAL'])('%j is one word', (text) => {
		expect(folded(text)).toBe('iptal');
	});

	it.each(['ŠTOP', 'štop', 's\u030Ctop', 'Stop'])('%j is one word, too', (text) => {
		expect(folded(text)).toBe('stop');
	});

	it('that is not there stays away', () => expect(folded(undefined)).toBeUndefined());
});
