/** What only an execution has: it can be cancelled. */
interface Cancellable {
	getExecutionCancelSignal(): AbortSignal | undefined;
}

export interface Deadline<Caller> {
	/** The same place of n8n, whose requests end with the deadline. */
	caller: Caller;
	/** For helpers that take a signal. */
	signal: AbortSignal;
	/** Whether the time is up. */
	passed(): boolean;
}

/**
 * Ends a request when its time is up, also when the vendor keeps sending a byte now and then: the
 * timeout of n8n's HTTP client counts the silence only.
 *
 * n8n puts the cancel signal of the execution in the place of any other signal of a request. So the
 * request is made on behalf of a caller whose cancel signal is both in one.
 */
export function deadline<Caller extends object>(
	caller: Caller,
	milliseconds: number,
): Deadline<Caller> {
	const time = AbortSignal.timeout(milliseconds);
	const cancel =
		'getExecutionCancelSignal' in caller
			? (caller as unknown as Cancellable).getExecutionCancelSignal()
			: undefined;
	const signal = cancel === undefined ? time : AbortSignal.any([cancel, time]);
	return {
		caller: Object.create(caller, {
			getExecutionCancelSignal: { value: () => signal },
		}) as Caller,
		signal,
		passed: () => time.aborted,
	};
}
