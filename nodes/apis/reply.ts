/** What a vendor answered. */
export interface Reply {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** The answer as it came, without secrets. */
	text: string;
	/**
	 * The answer parsed, or the text when it is no JSON; integers above 2^53 are texts. Secrets are
	 * taken out, since nodes give it to the flow.
	 */
	body: unknown;
}
