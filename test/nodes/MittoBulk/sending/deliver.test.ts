import { deliver, type Delivery } from '../../../../nodes/MittoBulk/sending/deliver';
import type { ApiRequest } from '../../../../nodes/apis/client';
import { ApiFailure, type FailureKind } from '../../../../nodes/apis/failure';
import { numbers, smsMessage, step, targets } from '../../../support/campaign';

const failure = (kind: FailureKind, status?: number) =>
	new ApiFailure({ kind, status, message: `Mitto says ${kind}`, advice: 'Look' });

type Body = { destinations: string[] } & Record<string, unknown>;

/** A vendor that decides by the body; what it does not refuse it takes. */
function vendor(refuses: (body: Body) => ApiFailure | undefined) {
	const requests: ApiRequest[] = [];
	const delivery: Delivery & { gaveUp: number } = {
		gaveUp: 0,
		giveUp: () => delivery.gaveUp++,
		call: async (request) => {
			requests.push(request);
			const body = request.body as Body;
			const fault = refuses(body);
			if (fault !== undefined) throw fault;
			const messages = body.destinations.map((destination) => ({
				destination,
				messageId: `m-${destination}`,
			}));
			return { status: 200, headers: {}, text: '', body: { bulkId: 'b', messages } };
		},
	};
	return { requests, delivery };
}

describe('delivering a chunk', () => {
	it('finds the one recipient that makes Mitto refuse a thousand', async () => {
		const all = numbers(1000);
		const bad = all[617] ?? '';
		const { delivery, requests } = vendor(({ destinations }) =>
			destinations.includes(bad) ? failure('rejected', 400) : undefined,
		);

		const fates = await deliver(targets(all), delivery);

		expect(fates.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(999);
		expect(fates[617]).toMatchObject({ outcome: 'rejected', reason: 'rejected' });
		expect(requests.length).toBeLessThan(25);
	});

	it('gives up looking when everything is refused, and says that nobody was sent to', async () => {
		const { delivery, requests } = vendor(() => failure('rejected', 400));

		const fates = await deliver(targets(numbers(1000)), delivery);

		expect(new Set(fates.map(({ outcome }) => outcome))).toEqual(new Set(['rejected']));
		expect(fates.at(-1)).toMatchObject({ reason: 'refusedTogether' });
		expect(requests.length).toBeLessThan(300);
	});

	it.each([
		['unknown', 500, 'unknown'],
		['rateLimited', 429, 'rejected'],
		['unreachable', undefined, 'rejected'],
		['rejected', 404, 'rejected'],
		['unauthorised', 401, 'rejected'],
		['cancelled', undefined, 'skipped'],
	] as const)('does not divide a request that was %s (%s)', async (kind, status, outcome) => {
		const { delivery, requests } = vendor(() => failure(kind, status));

		const fates = await deliver(targets(numbers(10)), delivery);

		expect(fates.map((fate) => fate.outcome)).toEqual(Array(10).fill(outcome));
		expect(requests).toHaveLength(1);
	});

	it('reports a credential that is not accepted, since nothing further can succeed', async () => {
		const { delivery } = vendor(() => failure('unauthorised', 401));
		await deliver(targets(numbers(2)), delivery);
		expect(delivery.gaveUp).toBe(1);
	});
});

describe('failover on refusal', () => {
	const message = smsMessage('Hello', { onRefusal: true }, [step('viber', { text: 'Hi' })]);

	it('tries the next step at once, for those who were refused only', async () => {
		const [bad = '', ...good] = numbers(4);
		const { delivery, requests } = vendor(({ destinations, sms }) =>
			sms !== undefined && destinations.includes(bad) ? failure('rejected', 400) : undefined,
		);

		const fates = await deliver(targets([bad, ...good], message), delivery);

		expect(fates.map((fate) => fate.outcome)).toEqual(Array(4).fill('accepted'));
		expect(fates.map((fate) => 'step' in fate && fate.step)).toEqual([1, 0, 0, 0]);
		expect(requests.at(-1)?.body).toEqual({
			destinations: [bad],
			trafficAccountId: 'account-viber',
			viber: { text: 'Hi' },
		});
	});

	it('never tries the next step when the fate of the first is unknown', async () => {
		const { delivery, requests } = vendor(() => failure('unknown', 500));
		await deliver(targets(numbers(3), message), delivery);
		expect(requests).toHaveLength(1);
	});
});
