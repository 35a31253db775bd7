import { smsPartsIn } from '../../../../nodes/channels/sms/partsIn';

const letters = (count: number, letter = 'x') => letter.repeat(count);
const viaSmsApi = (body: unknown) => smsPartsIn({ service: 'smsApi', body } as never);
const viaChatApps = (body: unknown) => smsPartsIn({ service: 'chatApps', body } as never);

describe('the SMS parts of a request', () => {
	it.each([
		[letters(160), undefined, 1],
		[letters(161), undefined, 2],
		[letters(70, 'ж'), undefined, 1],
		[letters(71, 'ж'), undefined, 2],
		[letters(70), 'Unicode', 1],
		[letters(71), 'Unicode', 2],
		[letters(71), 'UNICODE', 2],
		[letters(134), 'Unicode', 2],
		[letters(135), 'Unicode', 3],
		// Hexadecimal: two digits are a byte.
		[letters(280, '0'), 'Binary', 1],
		[letters(282, '0'), 'Binary', 2],
		[letters(536, '0'), 'Binary', 2],
		[letters(538, '0'), 'Binary', 3],
		[letters(160), 'auto', 1],
	])('are counted as the encoding makes them (%#)', (text, type, parts) => {
		expect(viaSmsApi({ text, type })).toBe(parts);
	});

	it('are those of the longest message', () => {
		expect(viaSmsApi([{ text: 'x' }, [{ text: letters(161) }], { text: 'y' }])).toBe(2);
		expect(viaSmsApi({ text: 'x', Text: letters(161) })).toBe(2);
	});

	it('are found wherever a chat apps request holds an SMS', () => {
		const sms = { text: letters(400) };
		expect(viaChatApps({ sms })).toBe(3);
		expect(viaChatApps({ SMS: [{ text: 'x' }, sms] })).toBe(3);
		expect(viaChatApps({ messages: [{ viber: { text: letters(900) } }, { sms }] })).toBe(3);
		expect(viaChatApps([{ sms: { text: 'x' } }])).toBe(1);
	});

	it('are none where there is no SMS', () => {
		expect(viaChatApps({ viber: { text: letters(900) }, other: [1, 'two', null] })).toBe(0);
		expect(viaSmsApi({ text: null, TEXT: undefined })).toBe(0);
		expect(viaSmsApi('text')).toBe(0);
		expect(viaSmsApi(null)).toBe(0);
	});

	it('are those of the encoding that takes most, when a request names several', () => {
		expect(viaSmsApi({ text: letters(150), type: 'GSM', Type: 'Unicode' })).toBe(3);
		expect(viaSmsApi({ text: letters(200), type: 'Binary', TYPE: 'auto' })).toBe(2);
	});
});
