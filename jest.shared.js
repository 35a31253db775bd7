// ESM-only libraries that are bundled into the package are transformed like our own code.
const esmOnly = ['p-limit', 'yocto-queue'];

/** What all test layers have in common. */
exports.shared = {
	testEnvironment: 'node',
	transform: {
		'^.+\\.[tj]s$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
	setupFiles: ['<rootDir>/test/support/environment.ts'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/artifacts'],
};
