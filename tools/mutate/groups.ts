/** Code that is judged together, with the tests that are asked to notice its changes. */
export interface Group {
	/** Files to change, as patterns. */
	mutate: string[];
	/** Test files, and folders of them, that are asked. */
	tests: string[];
	/** Not every survivor is killed or explained yet: runs only when it is asked for by name. */
	open?: true;
}

const channel = (name: string): Group => ({
	mutate: [`nodes/channels/${name}/**/*.ts`],
	tests: [
		'test/nodes/channels/builds.test.ts',
		'test/nodes/channels/checks.test.ts',
		'test/nodes/channels/repeats.test.ts',
		`test/nodes/channels/${name}`,
		'test/nodes/callbacks/forgery.test.ts',
		'test/nodes/sending/message',
	],
});

/** Tests of the campaigns' memory, one by one: together they take too long for each change. */
const ledgerTests = (...names: string[]) =>
	names.map((name) => `test/nodes/MittoBulk/ledger/${name}.test.ts`);

/** By the name under which `npm run mutate -- <name>` runs one alone. */
export const groups: Record<string, Group> = {
	callbacks: {
		mutate: [
			'nodes/callbacks/{proof,token,tokenProof,duplicates,recentKeys,neverSeen,keyRing,knownNames}.ts',
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
		mutate: ['nodes/MittoBulk/ledger/{ledger,claim,keys}.ts'],
		tests: ledgerTests('keys', 'claiming', 'ledger', 'changingList'),
	},
	hold: {
		mutate: ['nodes/MittoBulk/ledger/{hold,takeCampaign,room,running}.ts'],
		tests: ledgerTests('hold', 'takeCampaign', 'room', 'running', 'ledger'),
	},
	withLedger: {
		mutate: ['nodes/MittoBulk/ledger/{withLedger,shape,store}.ts'],
		tests: ledgerTests('shape', 'withLedger'),
	},
	fileLedger: {
		mutate: ['nodes/MittoBulk/ledger/fileLedger.ts'],
		tests: ledgerTests('fileLedger'),
	},
	processedData: {
		mutate: ['nodes/processedData/*.ts'],
		tests: ['test/nodes/processedData', ...ledgerTests('schedules', 'simulation')],
	},
	common: {
		mutate: ['nodes/channels/*.ts'],
		tests: [
			'test/nodes/channels',
			'test/nodes/callbacks/forgery.test.ts',
			'test/nodes/sending/message',
		],
	},
	sms: channel('sms'),
	viber: channel('viber'),
	viberBot: channel('viberBot'),
	telegram: channel('telegram'),
	whatsApp: channel('whatsApp'),
	gbm: channel('gbm'),
	chatApps: channel('chatApps'),
};
