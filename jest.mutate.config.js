const { shared } = require('./jest.shared');

// Short runs of what is also a search: a change of the code is noticed by the first cases or never.
process.env.FUZZ_CALLS ??= '300';
process.env.SCHEDULES ??= '100';

/** The tests of one group, as the mutation tester runs them: once for each change of the code. */
module.exports = {
	...shared,
	roots: ['<rootDir>/nodes', '<rootDir>/sandbox', '<rootDir>/test', '<rootDir>/tools'],
	testMatch: (process.env.MUTATE_TESTS ?? 'test/nodes/**/*.test.ts')
		.split(' ')
		.map((pattern) => `<rootDir>/${pattern}`),
	testPathIgnorePatterns: ['parser.test.ts'],
};
