const { shared } = require('./jest.shared');

/** `npm run test:phone`: the phone page of the sandbox in Chromium, without n8n. @type {import('jest').Config} */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/phone/**/*.test.ts'],
	testTimeout: 30_000,
	// Each file has a sandbox and a browser of its own.
	maxWorkers: 2,
};
