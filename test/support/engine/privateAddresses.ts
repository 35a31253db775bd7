/** n8n's engine has packages of its own, which its setting must be changed in. */
const fromEngine = (name: string): unknown =>
	jest.requireActual(require.resolve(name, { paths: [require.resolve('n8n-core')] }));

function setting(): { enabled: boolean } {
	const { SsrfProtectionConfig } = fromEngine('@n8n/config') as { SsrfProtectionConfig: unknown };
	const { Container } = fromEngine('@n8n/di') as {
		Container: { get(type: unknown): { enabled: boolean } };
	};
	return Container.get(SsrfProtectionConfig);
}

/** As N8N_SSRF_PROTECTION_ENABLED does. */
export function forbidPrivateAddresses(): void {
	setting().enabled = true;
}

export function allowPrivateAddresses(): void {
	setting().enabled = false;
}
