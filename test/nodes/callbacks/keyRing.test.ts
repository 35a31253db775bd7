import { readKeys } from '../../../nodes/callbacks/keyRing';
import { checkToken, signToken } from '../../../nodes/callbacks/token';

const long = 'a key of more than thirty-two characters';
const other = 'another-key-of-more-than-thirty-two';
const times = { now: Date.UTC(2026, 10, 25), lifetime: 60, tolerance: 0 };

describe('the keys of a credential', () => {
	it.each([
		[`${long}\n${other}`, [long, other]],
		[`${long},${other}`, [long, other]],
		[` ${long} ,\r\n\n ${other}\n`, [long, other]],
		['', []],
		[undefined, []],
	])('in %j are one in each line or between commas, and blanks belong to them', (text, keys) => {
		expect(readKeys(text)).toEqual(keys);
	});

	it('neither sign nor verify when they are shorter than 32 characters', () => {
		const short = 'x'.repeat(31);
		expect(() => signToken({ id: '1' }, [short], times)).toThrow('32 characters');

		const enough = 'x'.repeat(32);
		const token = signToken({ id: '1' }, [enough], times);
		expect(checkToken(token, [short], times)).toEqual({ valid: false, fault: 'noKeys' });
		expect(checkToken(token, [short, enough], times)).toMatchObject({
			valid: true,
			keyPosition: 2,
		});
	});
});
