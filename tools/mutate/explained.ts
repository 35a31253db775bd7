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
		file: 'nodes/channels/whatsApp/template.ts',
		was: "typeof language !== 'string'",
		became: 'true',
		reason:
			'The language is refused in both cases, once or twice; a contract test holds the wording',
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
