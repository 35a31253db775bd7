import { config } from '@n8n/node-cli/eslint';

// Only nodes/ and credentials/ are published. What surrounds them runs on a developer's machine,
// where the rules for code inside n8n (no process, no file system, no timers) do not apply.
const surroundings = ['sandbox/**/*.{ts,tsx}', 'test/**/*.ts', 'tools/**/*.ts'];
const rulesInsideN8n = Object.keys(
	Object.assign({}, ...config.map((entry) => entry.rules ?? {})),
).filter((rule) => rule.startsWith('@n8n/community-nodes/'));

/** n8n's rules know only `.ts`; the phone page is drawn in `.tsx`. */
const forMarkupToo = config.map((entry) =>
	entry.files?.includes('**/*.ts')
		? { ...entry, files: [...entry.files, 'sandbox/**/*.tsx'] }
		: entry,
);

export default [
	...forMarkupToo,
	{ ignores: ['coverage', 'artifacts'] },
	{
		files: surroundings,
		rules: {
			...Object.fromEntries(rulesInsideN8n.map((rule) => [rule, 'off'])),
			'no-console': 'off',
		},
	},
];
