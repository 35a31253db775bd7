/** Code that is judged together, with the tests that are asked to notice its changes. */
export interface Group {
	/** Files to change, as patterns. */
	mutate: string[];
	/** Test files, and folders of them, that are asked. */
	tests: string[];
}

/** @param engine tests in n8n's engine that build this channel's messages or read its callbacks */
const channel = (name: string, engine: string[]): Group => ({
	mutate: [`nodes/channels/${name}/**/*.ts`],
	tests: [
		'test/nodes/channels/checks.test.ts',
		'test/nodes/channels/repeats.test.ts',
		`test/nodes/channels/${name}`,
		'test/nodes/callbacks/forgery.test.ts',
		'test/nodes/sending/message',
		'test/contract/savedWorkflows.test.ts',
		'test/engine/documentExamples.test.ts',
		...engine.map((test) => `test/engine/${test}.test.ts`),
	],
});

/** By the name under which `npm run mutate -- <name>` runs one alone. */
export const groups: Record<string, Group> = {
	callbacks: {
		mutate: [
			'nodes/callbacks/{proof,token,tokenProof,duplicates,recentKeys,keyRing,knownNames}.ts',
		],
		tests: ['test/nodes/callbacks'],
	},
	apis: {
		mutate: ['nodes/apis/{classify,failure,retry,networkFault}.ts'],
		tests: ['test/nodes/apis'],
	},
	values: {
		mutate: ['nodes/values/{readTime,folded}.ts'],
		tests: ['test/nodes/values'],
	},
	ledger: {
		mutate: ['nodes/MittoBulk/ledger/*.ts'],
		tests: ['test/nodes/MittoBulk/ledger'],
	},
	common: {
		mutate: ['nodes/channels/*.ts'],
		tests: ['test/nodes/channels', 'test/nodes/sending/message'],
	},
	sms: channel('sms', ['sendSms', 'smsApi', 'smartEncoding', 'deliveryTriggerSms']),
	viber: channel('viber', []),
	viberBot: channel('viberBot', ['viberBot', 'viberBotBroadcast', 'webhook']),
	telegram: channel('telegram', ['webhook', 'inboundTriggerMedia']),
	whatsApp: channel('whatsApp', []),
	gbm: channel('gbm', []),
	chatApps: channel('chatApps', ['deliveryTriggerChatApps']),
};
