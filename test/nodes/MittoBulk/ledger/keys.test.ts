import { bucketOf, keysOf, presence } from '../../../../nodes/MittoBulk/ledger/keys';

describe('the names that campaigns are stored under', () => {
	it('never change', () => {
		const keys = keysOf('sale');
		const [one, two] = ['+385 91 111 1111', '00385922222222'];
		expect([
			keys.campaign,
			keys.begun(one),
			keys.inFlight(5),
			keys.landed(5),
			keys.unclear(5),
			keys.groupSent([two, one]),
			keys.settled(one),
			keys.asking,
			keys.doubtful,
			keys.doubtfulBucket(5),
			keys.doubt(one),
			keys.held,
			keys.holder(3, 9),
			keys.sign(2),
			presence.taken(4),
			presence.beat(4),
		]).toEqual([
			'c|sale',
			'b|sale|385911111111',
			'i|sale|5',
			'l|sale|5',
			'u|sale|5',
			'g|sale|385911111111|385922222222',
			'k|sale|385911111111',
			'a|sale',
			'h|sale',
			'h|sale|5',
			'd|sale|385911111111',
			's|sale',
			'e|sale|3|9',
			'v|sale|2',
			'n|4',
			'n|4|beat',
		]);
	});

	it('spread recipients over the same buckets in every version', () => {
		expect(
			['+385911111111', '00385911111111', '+385922222222', '+4915112345678'].map(bucketOf),
		).toEqual([160, 160, 248, 155]);
	});
});
