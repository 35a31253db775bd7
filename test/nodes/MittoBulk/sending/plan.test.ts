import { bucketOf } from '../../../../nodes/MittoBulk/ledger/keys';
import {
	cutChunks,
	planGroups,
	shareEqualMessages,
	usuallyUnderWay,
	type PlanSettings,
} from '../../../../nodes/MittoBulk/sending/plan';
import { numbers, smsMessage, step, targets } from '../../../support/campaign';

const settings: PlanSettings = {
	chunkSize: 100,
	atOnce: 5,
	mostUnderWay: Infinity,
	equalBodies: 'whenWorthIt',
};

describe('the groups of a campaign', () => {
	it('have every recipient once and keep a bucket together', () => {
		const all = targets(numbers(20_000));
		const groups = planGroups(all, settings);

		expect(groups.flat()).toHaveLength(all.length);
		expect(new Set(groups.flat())).toEqual(new Set(all));
		const groupOf = new Map<number, number>();
		groups.forEach((group, index) => {
			for (const { recipient } of group) {
				const bucket = bucketOf(recipient.address);
				expect(groupOf.get(bucket) ?? index).toBe(index);
				groupOf.set(bucket, index);
			}
		});
	});

	it('do not become more with the size of the campaign', () => {
		const few = planGroups(targets(numbers(20_000)), settings).length;
		const many = planGroups(targets(numbers(100_000)), settings).length;
		expect(many).toBeLessThanOrEqual(few + 2);
	});

	it.each([
		[15, 20],
		[300, 20],
		[2_300, 115],
		[9_999, 499],
		[10_000, 100],
		[100_000, 1000],
	])('have, of %i recipients, %i at most', (count, most) => {
		const groups = planGroups(targets(numbers(count)), {
			...settings,
			chunkSize: 1000,
			mostUnderWay: usuallyUnderWay(count),
		});
		const sizes = groups.map(({ length }) => length);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
		// As few groups as that allows, more or less.
		expect(groups.length).toBeLessThanOrEqual(Math.ceil(count / most) * 1.25);
	});

	it('keep the order of the recipients', () => {
		const [group = []] = planGroups(targets(numbers(50)), settings);
		expect(group.map(({ recipient }) => recipient.position)).toEqual([...Array(50).keys()]);
	});
});

describe('the chunks of a group', () => {
	it('are as even as possible and never too large', () => {
		const sizes = cutChunks(targets(numbers(250)), settings).map(({ length }) => length);
		expect(sizes).toEqual([84, 84, 82]);
	});

	it('give a message that many share a request of its own, and mix the others', () => {
		const all = shareEqualMessages([
			...targets(numbers(60), smsMessage('Same')),
			...numbers(20).flatMap((number) => targets([number], smsMessage(`Own ${number}`))),
		]);
		const chunks = cutChunks(all, settings);
		expect(
			chunks.map((chunk) => [chunk.length, new Set(chunk.map((t) => t.message)).size]),
		).toEqual([
			[60, 1],
			[20, 20],
		]);
	});

	it('share a message only when all of its steps are equal', () => {
		const onRefusal = { onRefusal: true };
		const next = (text: string) => [step('viber', { text })];
		const [first, second, third] = shareEqualMessages([
			...targets(numbers(1), smsMessage('Same', onRefusal, next('For Ana'))),
			...targets(numbers(1), smsMessage('Same', onRefusal, next('For Bo'))),
			...targets(numbers(1), smsMessage('Same', onRefusal, next('For Ana'))),
		]);
		expect(second?.message).not.toBe(first?.message);
		expect(third?.message).toBe(first?.message);
	});

	it('mix everything when the user wants no grouping, and nothing for the SMS API', () => {
		const all = shareEqualMessages([
			...targets(numbers(2), smsMessage('Same')),
			...targets(numbers(1), smsMessage('Other')),
		]);
		const sizes = (equalBodies: PlanSettings['equalBodies']) =>
			cutChunks(all, { ...settings, equalBodies }).map(({ length }) => length);
		expect(sizes('mixed')).toEqual([3]);
		expect(sizes('apart')).toEqual([2, 1]);
	});
});
