import { readByName } from '../../../nodes/callbacks/knownNames';

const known = { id: ['messageId', 'msgid'], state: ['status'] } as const;

describe('a payload whose names are not documented', () => {
	it.each([
		[{ messageId: 'm', status: 's' }],
		[{ MSGID: 'm', Status: 's' }],
		[{ msgid: 'm', messageid: '~msgid~', status: ' s ' }],
	])('%j is read by the names that are known', (payload) => {
		expect(readByName(payload, known)).toEqual({ id: 'm', state: 's' });
	});

	it.each([
		[
			{ messageId: 7, status: true },
			{ id: '7', state: 'true' },
		],
		[
			{ messageId: '', status: null },
			{ id: null, state: null },
		],
		[
			{ messageId: {}, status: ['a'] },
			{ id: null, state: null },
		],
		[
			{ messageId: '~msgid~', status: '~status~' },
			{ id: null, state: null },
		],
	])('%j reads as %j', (payload, read) => {
		expect(readByName(payload, known)).toEqual(read);
	});

	it('is read by the user’s names first, which may lead into objects', () => {
		const payload = { msgid: 'other', report: { id: 'm' }, 'a.b': 's' };
		const own = { id: 'report.id', state: 'a.b' };
		expect(readByName(payload, known, own)).toEqual({ id: 'm', state: 's' });
		expect(readByName(payload, known, { id: 'nowhere.at.all' })).toEqual({
			id: 'other',
			state: null,
		});
	});

	it('takes what a person wrote for no placeholder', () => {
		const names = { text: ['text'], senderName: ['name'], id: ['id'] };
		expect(readByName({ text: '~stop~', name: '~ana~', id: '~id~' }, names)).toEqual({
			text: '~stop~',
			senderName: '~ana~',
			id: null,
		});
	});

	it('gives nothing of what every object has', () => {
		expect(readByName({}, known, { id: 'constructor', state: '__proto__' })).toEqual({
			id: null,
			state: null,
		});
	});
});
