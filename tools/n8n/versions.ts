/** An n8n that the package is tried in, with what its installation and its start need. */
export interface N8nVersion {
	version: string;
	/** Major version of the Node.js that is installed beside it, whatever the machine has. */
	node: string;
	/** Package manager settings beyond the usual. */
	overrides?: Record<string, string>;
	environment?: Record<string, string>;
}

export const versions = {
	/** The newest release that can be installed from the npm registry alone. It asks for Node.js 24. */
	newest: { version: '2.40.7', node: '24' },
	/**
	 * The last line before 2.0, on the oldest Node.js that we support. Its xlsx comes from elsewhere, so
	 * npm's own is put in its place, and its sandbox for expressions has no binary for this Node.js.
	 */
	oldest: {
		version: '1.123.81',
		node: '20',
		overrides: { xlsx: '0.18.5' },
		environment: { N8N_EXPRESSION_ENGINE: 'legacy' },
	},
} as const satisfies Record<string, N8nVersion>;
