import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * Resolves when it is known whether n8n could start the execution, or let it go on. It does so only after
 * the node has returned, and answers 500 when it cannot. The caller then comes again, and must not hear
 * that it is a repeat. Nor may it when the connection broke: nobody knows then whether the execution
 * started. Of a repeat that was not needed n8n says so itself, or the trigger's second net catches it.
 *
 * @param forget called before, unless it is certain that it did
 */
export async function startKnown(node: IWebhookFunctions, forget: () => void): Promise<void> {
	const response = node.getResponseObject();
	// Whoever hung up before is not heard closing once more.
	if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
	if (!response.writableFinished || response.statusCode >= 400) forget();
}
