const { shared } = require('./jest.shared');

/** The unit tests alone, as the mutation tester runs them: once for each change of the code. */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/nodes/**/*.test.ts'],
	testPathIgnorePatterns: ['parser.test.ts'],
};
