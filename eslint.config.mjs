import { config } from '@n8n/node-cli/eslint';

// Only nodes/ and credentials/ are published. What surrounds them runs on a developer's machine,
// where the rules for code inside n8n (no process, no file system, no timers) do not apply.
const surroundings = ['sandbox/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts'];
const rulesInsideN8n = Object.keys(
	Object.assign({}, ...config.map((entry) => entry.rules ?? {})),
).filter((rule) => rule.startsWith('@n8n/community-nodes/'));

export default [
	...config,
	{ ignores: ['coverage', 'artifacts'] },
	{
		files: surroundings,
		rules: {
			...Object.fromEntries(rulesInsideN8n.map((rule) => [rule, 'off'])),
			'no-console': 'off',
		},
	},
];
