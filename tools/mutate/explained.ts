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
		file: 'nodes/callbacks/token.ts',
		was: 'decode(token, { complete: true })?.header',
		became: 'decode(token, { complete: true }).header',
		reason: 'The fault of reading nothing is caught there and means the same: no token',
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
