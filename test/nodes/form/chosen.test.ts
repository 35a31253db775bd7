import { chosen } from '../../../nodes/form/chosen';

const channels = [{ resource: 'sms' }, { resource: 'viber' }];
const nameOf = ({ resource }: { resource: string }) => resource;

describe('the entry that a menu names', () => {
	it('is found by its stored word', () => {
		expect(chosen(channels, nameOf, 'viber', 'Channel')).toBe(channels[1]);
	});

	it.each(['rcs', '', undefined, 'Viber'])(
		'is refused with the words that there are: %s',
		(word) => {
			expect(() => chosen(channels, nameOf, word, 'Channel')).toThrow(
				`Channel is "${word ?? ''}", which does not exist`,
			);
			try {
				chosen(channels, nameOf, word, 'Channel');
			} catch (fault) {
				expect((fault as { problems: unknown }).problems).toMatchObject([
					{ fix: 'Choose one from the list: sms, viber' },
				]);
			}
		},
	);
});
