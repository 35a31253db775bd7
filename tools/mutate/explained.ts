/** A change of the code that no test can notice, and why. */
export interface Explanation {
	file: string;
	/** What stands in the code, and what it was changed to, as the tester's list of survivors says. */
	was: string;
	became: string;
	reason: string;
}

export const explained: Explanation[] = [
	{
		file: 'nodes/MittoBulk/ledger/fileLedger.ts',
		was: "state === 'new'",
		became: 'true',
		reason:
			'Only of a new stretch all can be open: of any other somebody was sent to, or may have been',
	},
	{
		file: 'nodes/MittoBulk/ledger/fileLedger.ts',
		was: 'keys.length === 0',
		became: 'false',
		reason: 'Asking for nothing and taking nothing away leaves the row as it is',
	},
	{
		file: 'nodes/MittoBulk/ledger/shape.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'The list only says which keys that were asked for stay, and none has that name',
	},
	{
		file: 'nodes/callbacks/neverSeen.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'Without an answer a question stays on the list until its turn ends, so there is one',
	},
	{
		file: 'nodes/callbacks/neverSeen.ts',
		was: 'open.get(trigger)?.filter',
		became: 'open.get(trigger).filter',
		reason: 'Without an answer a question stays on the list until its turn ends, so there is one',
	},
	{
		file: 'nodes/callbacks/neverSeen.ts',
		was: 'left.length > 0',
		became: 'left.length >= 0',
		reason: 'An empty list reads as none; it only takes a little memory',
	},
	{
		file: 'nodes/callbacks/neverSeen.ts',
		was: 'left.length > 0',
		became: 'true',
		reason: 'An empty list reads as none; it only takes a little memory',
	},
	{
		file: 'nodes/callbacks/token.ts',
		was: 'decode(token, { complete: true })?.header',
		became: 'decode(token, { complete: true }).header',
		reason: 'The fault of reading nothing is caught there and means the same: no token',
	},
	{
		file: 'nodes/channels/sms/callbacks/reports.ts',
		was: "headers['content-type']?.split(';')[0]?.trim",
		became: "headers['content-type']?.split(';')[0].trim",
		reason: 'A text that was split has a first part',
	},
	{
		file: 'nodes/channels/sms/partsIn.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'What is no record has no text, whether or not it is looked at',
	},
	{
		file: 'nodes/channels/sms/partsIn.ts',
		was: "type === 'binary'",
		became: 'true',
		reason: 'The septets of a text never take fewer parts than its letters as half bytes',
	},
	{
		file: 'nodes/channels/sms/smartEncoding.ts',
		was: "before.encoding === 'GSM-7'",
		became: 'false',
		reason: 'A plain text has nothing to replace; it is only told so sooner',
	},
	{
		file: 'nodes/channels/telegram/escape.ts',
		was: 'close !== undefined',
		became: 'true',
		reason: 'Behind no closing bracket there is no mark either',
	},
	{
		file: 'nodes/channels/telegram/escape.ts',
		was: 'close + 1',
		became: 'close - 1',
		reason: 'Between the two places stand only brackets that end nothing',
	},
	{
		file: 'nodes/channels/telegram/escape.ts',
		was: 'close === undefined',
		became: 'false',
		reason: 'Without a closing bracket there is no end, which is asked for as well',
	},
	{
		file: 'nodes/channels/telegram/escape.ts',
		was: 'new Array<number | undefined>(marks.length)',
		became: 'new Array()',
		reason: 'Every place is filled in before it is read',
	},
	{
		file: 'nodes/channels/telegram/escape.ts',
		was: 'marks.length - 1',
		became: 'marks.length + 1',
		reason: 'Behind the last mark stands nothing that could be found',
	},
	{
		file: 'nodes/channels/telegram/filling.ts',
		was: "before.replace(/\\\\./gs, '').split('```').length - 1",
		became: "before.replace(/\\\\./gs, '').split('```').length + 1",
		reason: 'Only whether the number is even counts',
	},
	{
		file: 'nodes/channels/telegram/filling.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'Names are found by the numbers that they got, wherever those begin',
	},
	{
		file: 'nodes/channels/telegram/formatting.ts',
		was: "parseMode === 'Default' || parseMode === undefined",
		became: 'false',
		reason: 'No markup and an unknown one leave a text alike',
	},
	{
		file: 'nodes/channels/telegram/formatting.ts',
		was: "parseMode === 'Default' || parseMode === undefined",
		became: "parseMode === 'Default' && parseMode === undefined",
		reason: 'No markup and an unknown one leave a text alike',
	},
	{
		file: 'nodes/channels/telegram/formatting.ts',
		was: "parseMode === 'Default'",
		became: 'false',
		reason: 'No markup and an unknown one leave a text alike',
	},
	{
		file: 'nodes/channels/telegram/formatting.ts',
		was: 'parseMode === undefined',
		became: 'false',
		reason: 'What is undefined is given back as it is',
	},
	{
		file: 'nodes/channels/telegram/callbacks/file.ts',
		was: 'true',
		became: 'false',
		reason:
			'A request of its own is never sent again; the word is for those that go through an item',
	},
	{
		file: 'nodes/channels/telegram/callbacks/webhook.ts',
		was: 'secret === undefined',
		became: 'false',
		reason: 'The word "undefined" is made of letters, which a secret may have',
	},
	{
		file: 'nodes/channels/viber/file.ts',
		was: "typeof named === 'string'",
		became: 'true',
		reason:
			'What is no text is refused as such; whether its type is refused as well changes nothing',
	},
	{
		file: 'nodes/channels/viber/file.ts',
		was: "typeof url === 'string'",
		became: 'true',
		reason:
			'What is no text is refused as such; whether a name is asked for as well changes nothing',
	},
	{
		file: 'nodes/channels/viberBot/apiLevel.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'A text has no level and no parts, so that it needs nothing',
	},
	{
		file: 'nodes/channels/viberBot/callbacks/reader.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'Only another key; that nothing opens without a token is held with an empty one',
	},
	{
		file: 'nodes/channels/viberBot/file.ts',
		was: 'ending === undefined',
		became: 'false',
		reason: 'No ending is in no list of those that are blocked',
	},
	{
		file: 'nodes/channels/viberBot/keyboard.ts',
		was: '[]',
		became: '["Stryker was here"]',
		reason: 'A text is no button, and is not counted',
	},
	{
		file: 'nodes/channels/whatsApp/template.ts',
		was: "typeof language !== 'string'",
		became: 'true',
		reason:
			'The language is refused in both cases, once or twice; a contract test holds the wording',
	},
	{
		file: 'nodes/processedData/exclusively.ts',
		was: 'turns.get(name) === mine',
		became: 'false',
		reason: 'Waiting for what is over takes no time; its name only takes a little memory',
	},
	{
		file: 'nodes/processedData/row.ts',
		was: 'keepNewest !== undefined',
		became: 'true',
		reason: 'n8n keeps all entries whether no number is given or an undefined one',
	},
	{
		file: 'nodes/values/readTime.ts',
		was: 'number < mostSeconds',
		became: 'number <= mostSeconds',
		reason: 'At the limit itself both readings lead to years that are refused',
	},
	{
		file: 'nodes/values/readTime.ts',
		was: 'number < soonestWritten',
		became: 'number <= soonestWritten',
		reason: 'The digits of the limit itself are no written date: their month is 00',
	},
];
