const { shared } = require('./jest.shared');

const layer = (displayName, testMatch) => ({ ...shared, displayName, testMatch });

/** @type {import('jest').Config} */
module.exports = {
	// On two cores Jest's own choice is one worker.
	maxWorkers: '100%',
	projects: [
		layer('unit', ['<rootDir>/test/{nodes,credentials,sandbox,tools}/**/*.test.ts']),
		layer('engine', ['<rootDir>/test/engine/**/*.test.ts']),
		layer('contract', ['<rootDir>/test/contract/**/*.test.ts']),
	],
};
