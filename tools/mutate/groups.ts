/** Code that is judged together, with the tests that are asked to notice its changes. */
export interface Group {
	/** Files to change, as patterns. */
	mutate: string[];
	/** Tests that run for each change, as patterns; few and quick, since they run thousands of times. */
	tests: string[];
}

const channel = (name: string): Group => ({
	mutate: [`nodes/channels/${name}/**/*.ts`],
	tests: [
		'test/nodes/channels/*.test.ts',
		`test/nodes/channels/${name}/**/*.test.ts`,
		'test/nodes/callbacks/forgery.test.ts',
		'test/nodes/sending/message/*.test.ts',
	],
});

/** By the name under which `npm run mutate -- <name>` runs one alone. */
export const groups: Record<string, Group> = {
	callbacks: {
		mutate: [
			'nodes/callbacks/{proof,token,tokenProof,duplicates,recentKeys,keyRing,knownNames}.ts',
		],
		tests: ['test/nodes/callbacks/*.test.ts'],
	},
	apis: {
		mutate: ['nodes/apis/{classify,failure,retry,networkFault}.ts'],
		tests: ['test/nodes/apis/*.test.ts'],
	},
	values: {
		mutate: ['nodes/values/{readTime,folded}.ts'],
		tests: ['test/nodes/values/*.test.ts'],
	},
	ledger: {
		mutate: ['nodes/MittoBulk/ledger/*.ts'],
		tests: ['test/nodes/MittoBulk/ledger/*.test.ts'],
	},
	common: {
		mutate: ['nodes/channels/*.ts'],
		tests: ['test/nodes/channels/**/*.test.ts', 'test/nodes/sending/message/*.test.ts'],
	},
	sms: channel('sms'),
	viber: channel('viber'),
	viberBot: channel('viberBot'),
	telegram: channel('telegram'),
	whatsApp: channel('whatsApp'),
	gbm: channel('gbm'),
	chatApps: channel('chatApps'),
};
