/** `npm run e2e`: one stack of sandbox and n8n for all files, in one process. */
const { shared } = require('./jest.shared');

/** @type {import('jest').Config} */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testTimeout: 180_000,
	maxWorkers: 1,
};
