/** An n8n that the package is tried in, with what its installation needs. */
export interface N8nVersion {
	version: string;
	/** Package manager settings beyond the usual. */
	overrides?: Record<string, string>;
}

export const versions = {
	/** The newest release that can be installed from the npm registry alone. */
	newest: { version: '2.40.7' },
	/** The last line before 2.0. Its xlsx comes from elsewhere, so npm's own is put in its place. */
	oldest: { version: '1.123.81', overrides: { xlsx: '0.18.5' } },
} as const satisfies Record<string, N8nVersion>;

/** n8n 2 needs Node.js 24; it is installed beside n8n, whatever the machine has. */
export const nodeVersion = '24';
