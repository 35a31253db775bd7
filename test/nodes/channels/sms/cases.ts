import { letters, rule, type CaseTable } from '../../../support/checks/cases';

/** Mitto's chat apps page on SMS, "Send SMS"; the SMS API's reference for what Binary and GSM mean. */
const digits = (count: number) => '1'.repeat(count);

export const destination = {
	accepts: ['385911234567', '+385911234567', digits(5), digits(15)],
	refuses: ['', undefined, digits(4), digits(16), '+385 91 123', '(091)1234567', '12345 '],
};

const sender = (at: string) =>
	rule(
		'Sender',
		at,
		['MyShop', digits(16), `+${digits(16)}`, letters(11)],
		['', undefined, `+${digits(17)}`, letters(12), 'Šport'],
	);

export const tables: Record<string, CaseTable> = {
	sendText: {
		sound: { text: 'Hello', sender: 'MyShop' },
		cases: [sender('sender'), rule('Text', 'text', ['x', letters(5000)], ['', undefined])],
	},
	smsApi: {
		sound: { from: 'MyShop', to: '385911234567', text: 'Hello' },
		cases: [
			sender('from'),
			rule('Text', 'text', ['x'], ['', undefined]),
			rule('Text', 'text', ['plain €'], ['ж'], { type: 'GSM' }),
			rule('Text', 'text', ['ж'], [], { type: 'Unicode' }),
			rule('Text', 'text', ['00fF'], ['0', 'zz'], { type: 'Binary' }),
			rule('Encoding', 'type', ['Unicode', 'GSM', 'auto', undefined], ['ASCII', 'gsm']),
			rule('Encoding', 'type', ['Binary'], [], { text: '00' }),
			rule('User Data Header', 'udh', ['06050415820000'], ['060', 'xx']),
			rule('Validity', 'validity', [1, 2880], [0, 1.5]),
			rule('Protocol ID', 'pid', [0, 255], [-1, 256, 1.5]),
			rule(
				'Callback URL',
				'callback',
				['https://a.com/x', 'http://a.com'],
				['a.com', 'ftp://a.com'],
			),
		],
	},
};
