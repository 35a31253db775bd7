import { smsApiText } from '../../../../nodes/channels/sms/smsApi';
import { Form } from '../../../../nodes/form/form';

const built = (fields: object, smsSettings = {}) =>
	smsApiText.build(Form.of({ sender: ' MyShop ', text: 'Hello', ...fields, smsSettings }));

describe('a message of the SMS API', () => {
	it('has nothing that was not filled in', () => {
		expect(built({})).toStrictEqual({ from: 'MyShop', text: 'Hello' });
		expect(built({ sender: undefined, text: undefined })).toStrictEqual({ from: '', text: '' });
	});

	it('has every setting that was', () => {
		const settings = { type: 'Binary', flash: true, validity: 1, udh: ' 00 ', pid: 0, test: true };
		expect(built({ text: '00' }, settings)).toStrictEqual({
			from: 'MyShop',
			text: '00',
			type: 'Binary',
			flash: true,
			validity: 1,
			udh: '00',
			pid: 0,
			test: true,
		});
		const off = { flash: false, test: false };
		expect(built({}, off)).toStrictEqual({ from: 'MyShop', text: 'Hello' });
	});

	it.each([
		[undefined, 'plain', undefined],
		['automatic', 'plain', undefined],
		[undefined, 'žена', 'Unicode'],
		['automatic', 'žena', 'Unicode'],
		['GSM', 'žena', 'GSM'],
		['Unicode', 'plain', 'Unicode'],
	])('with the encoding %p and the text %p is sent as %p', (type, text, sent) => {
		expect(built({ text }, { type })).toMatchObject({ text });
		expect((built({ text }, { type }) as { type?: string }).type).toBe(sent);
	});

	it.each([
		[undefined, 'it"s'],
		['GSM', 'it"s'],
		['Unicode', 'it”s'],
		['Binary', 'it”s'],
	])('has its quotes made plain unless %p wants them as they are', (type, text) => {
		const fields = { text: 'it”s', options: { smartEncoding: true } };
		expect(built(fields, { type })).toMatchObject({ text });
		const remarks = smsApiText.remarks?.(Form.of({ ...fields, smsSettings: { type } }));
		expect(Object.keys(remarks ?? {})).toEqual(text === 'it"s' ? ['replaced'] : []);
	});
});

describe('what is told of an SMS before it is sent', () => {
	const told = (text: unknown) => smsApiText.summarise?.({ text } as never)?.segments;

	it('counts its text, or nothing', () => {
		expect(told('Hello')).toMatchObject({ length: 5, segments: 1 });
		expect(told(undefined)).toMatchObject({ length: 0, segments: 1 });
	});

	it('tells the parts that plain characters would save, by what each would become', () => {
		const letters = (count: number) => 'a'.repeat(count);
		// Nothing in the place of a soft hyphen, three dots in that of an ellipsis.
		expect(told(`${letters(160)}\u00AD`)).toMatchObject({ segments: 3, saving: 2 });
		expect(told(`${letters(158)}…`)).toMatchObject({ segments: 3, saving: 1 });
		expect(told(`${letters(159)}ж`)).toMatchObject({ segments: 3, saving: 2 });
	});
});
