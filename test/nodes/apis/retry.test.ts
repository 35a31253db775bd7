import { ApiFailure, type FailureKind } from '../../../nodes/apis/failure';
import { withRetries } from '../../../nodes/apis/retry';
import { fakeClock } from '../../support/fakeClock';

const failure = (kind: FailureKind, retryAfter?: number) =>
	new ApiFailure({ kind, message: kind, advice: '', retryAfter });

/** Fails as told, then succeeds. */
const failing = (...faults: unknown[]) => {
	const attempt = jest.fn(async () => {
		const fault = faults.shift();
		if (fault !== undefined) throw fault;
		return 'sent';
	});
	return attempt;
};

const careful = { retries: 3, whenUnknown: false };

describe('withRetries', () => {
	it('waits exactly as long as the vendor asks', async () => {
		const clock = fakeClock();
		const attempt = failing(failure('rateLimited', 7000));
		await expect(withRetries(attempt, careful, clock)).resolves.toBe('sent');
		expect(clock.slept).toEqual([7000]);
	});

	it('doubles its pauses when the vendor names none', async () => {
		const clock = fakeClock();
		const attempt = failing(...Array.from({ length: 3 }, () => failure('unreachable')));
		await withRetries(attempt, careful, clock);
		expect(clock.slept).toEqual([1000, 2000, 4000]);
	});

	it('varies its pauses by a quarter, so that parallel requests do not return in step', async () => {
		const pauses = await Promise.all(
			[0, 0.999].map(async (chance) => {
				const clock = fakeClock(0, chance);
				await withRetries(failing(failure('unreachable')), careful, clock);
				return clock.slept[0] ?? 0;
			}),
		);
		expect(pauses[0]).toBe(750);
		expect(pauses[1]).toBeCloseTo(1250, -1);
	});

	it.each(['unknown', 'rejected', 'unauthorised', 'cancelled'] as const)(
		'never repeats a request whose fate is "%s"',
		async (kind) => {
			const attempt = failing(failure(kind));
			await expect(withRetries(attempt, careful, fakeClock())).rejects.toMatchObject({ kind });
			expect(attempt).toHaveBeenCalledTimes(1);
		},
	);

	it('repeats a request of unknown fate only when the user accepts double messages', async () => {
		const attempt = failing(failure('unknown'));
		await expect(
			withRetries(attempt, { retries: 3, whenUnknown: true }, fakeClock()),
		).resolves.toBe('sent');
	});

	it('repeats nothing that was refused, also when the user accepts double messages', async () => {
		const attempt = failing(failure('rejected'));
		await expect(
			withRetries(attempt, { retries: 3, whenUnknown: true }, fakeClock()),
		).rejects.toMatchObject({ kind: 'rejected' });
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('waits for two minutes and no longer', async () => {
		const clock = fakeClock();
		await withRetries(failing(failure('rateLimited', 120_000)), careful, clock);
		expect(clock.slept).toEqual([120_000]);
	});

	it('gives up after the last retry with the last failure', async () => {
		const attempt = failing(...Array.from({ length: 9 }, () => failure('rateLimited', 1)));
		await expect(withRetries(attempt, careful, fakeClock())).rejects.toThrow('rateLimited');
		expect(attempt).toHaveBeenCalledTimes(4);
	});

	it('does not hold up the flow for a pause of more than two minutes', async () => {
		const clock = fakeClock();
		const attempt = failing(failure('rateLimited', 120_001));
		await expect(withRetries(attempt, careful, clock)).rejects.toThrow('rateLimited');
		expect(clock.slept).toEqual([]);
	});

	it('passes on faults that are not about the vendor', async () => {
		const attempt = failing(new TypeError('a defect'));
		await expect(withRetries(attempt, careful, fakeClock())).rejects.toThrow('a defect');
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('sends nothing after the execution was stopped', async () => {
		const attempt = failing();
		const signal = AbortSignal.abort();
		await expect(withRetries(attempt, { ...careful, signal }, fakeClock())).rejects.toMatchObject({
			kind: 'cancelled',
		});
		expect(attempt).not.toHaveBeenCalled();
	});

	it.each(['unreachable', 'rateLimited', 'rejected', 'unauthorised', 'cancelled'] as const)(
		'never says that nothing was sent after a try without an answer, though the last one is %s',
		async (kind) => {
			const sending = { retries: 1, whenUnknown: true, leavesDoubt: true };
			const attempt = failing(failure('unknown'), failure(kind));
			await expect(withRetries(attempt, sending, fakeClock())).rejects.toMatchObject({
				kind: 'unknown',
			});
			const reading = { ...sending, leavesDoubt: false };
			const again = failing(failure('unknown'), failure(kind));
			await expect(withRetries(again, reading, fakeClock())).rejects.toMatchObject({ kind });
		},
	);

	it('leaves in doubt what was tried without an answer when the execution is stopped', async () => {
		const stop = new AbortController();
		const attempt = jest.fn(async () => {
			stop.abort();
			throw failure('unknown');
		});
		const policy = { retries: 3, whenUnknown: true, leavesDoubt: true, signal: stop.signal };
		await expect(withRetries(attempt, policy, fakeClock())).rejects.toMatchObject({
			kind: 'unknown',
		});
		expect(attempt).toHaveBeenCalledTimes(1);
	});
});
