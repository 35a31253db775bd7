import { accept, bulkScene, outcomes, people } from '../../support/bulkScene';

const { run, vendor, asked } = bulkScene();
const [ana = '', bo = '', cy = '', di = ''] = people(4).map(({ phone }) => String(phone));

const resolve = { operation: 'resolveUnknown', recipientField: 'phone' };

/** A campaign of three people, of whom nobody knows what became of their message. */
async function inDoubt() {
	vendor().react('cutAfterReading');
	await run({}, { input: people(3) });
	vendor().requests.length = 0;
	vendor().react(accept);
}

describe('resolving who is unknown', () => {
	it('takes the word of the items, and the next run sends those who were not sent to', async () => {
		await inDoubt();
		const resolved = await run(resolve, {
			input: [
				{ phone: ana, status: 'delivered' },
				// However it is written.
				{ phone: bo.replace('+', '00'), status: 'open' },
				{ phone: cy, status: 'maybe' },
				{ phone: di, status: 'sent' },
			],
		});
		expect(outcomes(resolved)).toEqual({
			[ana]: 'accepted',
			[bo.replace('+', '00')]: 'rejected open',
			[cy]: 'unknown notUnderstood',
			[di]: 'skipped notBegun',
		});
		expect(resolved.outputs.map((items) => items.length)).toEqual([1, 1, 2]);
		expect(vendor().requests).toEqual([]);

		expect(outcomes(await run({}, { input: people(4) }))).toEqual({
			[ana]: 'skipped alreadySent',
			[bo]: 'accepted',
			[cy]: 'unknown earlierRunInterrupted',
			[di]: 'accepted',
		});
		expect(asked().toSorted()).toEqual([bo, di]);
	});

	it('asks Mitto for message IDs, and believes only what is of that recipient', async () => {
		await inDoubt();
		vendor().react((request) => {
			if (request.method !== 'GET') return accept(request);
			const id = request.url.split('/').pop();
			if (id === 'gone') return { status: 404, body: {} };
			return { body: { messageId: id, requestInfo: { destination: id === 'm-1' ? ana : 'x' } } };
		});
		const resolved = await run(
			{ ...resolve, resolveBy: 'messageStatus' },
			{
				input: [
					{ phone: ana, messageId: 'm-1' },
					{ phone: bo, messageId: 'm-2' },
					{ phone: cy, messageId: 'gone' },
				],
			},
		);
		expect(outcomes(resolved)).toEqual({
			[ana]: 'accepted',
			[bo]: 'unknown otherRecipient',
			[cy]: 'unknown notFound',
		});
	});

	it('settles a campaign in parts part by part, and refuses it as a whole', async () => {
		const input = people(20).map((person) => ({ ...person, status: 'sent' }));
		const part = (number: number) => ({ options: { part: { split: { number, of: 2 } } } });
		vendor().react('cutAfterReading');
		await run(part(1), { input });
		await run(part(2), { input });
		vendor().requests.length = 0;
		vendor().react(accept);

		const whole = await run(resolve, { input });
		expect(whole.error?.message).toContain('which was begun with another number of parts');

		const first = await run({ ...resolve, ...part(1) }, { input });
		const settledFirst = first.outputs[0]?.length ?? 0;
		expect(settledFirst).toBeGreaterThan(0);
		expect(first.outputs.map((items) => items.length)).toEqual([
			settledFirst,
			20 - settledFirst,
			0,
		]);
		const second = await run({ ...resolve, ...part(2) }, { input });
		expect(second.outputs[0]).toHaveLength(20 - settledFirst);

		for (const number of [1, 2]) {
			const ends = Object.values(outcomes(await run(part(number), { input })));
			expect(new Set(ends)).toEqual(new Set(['skipped alreadySent']));
		}
		expect(asked()).toEqual([]);
	});

	it('refuses to begin when no item has the field', async () => {
		const { error } = await run(
			{ ...resolve, outcomeField: 'state' },
			{ input: [{ phone: ana, status: 'sent' }] },
		);
		expect(error?.message).toContain('Outcome Field is "state", a field that no item has');
	});

	it('leaves nothing behind of a campaign that was not begun', async () => {
		const input = [{ phone: ana, status: 'sent' }];
		expect(outcomes(await run(resolve, { input }))).toEqual({ [ana]: 'skipped notBegun' });

		const inspected = await run({ operation: 'inspectLedger' });
		expect(inspected.json[0]).toMatchObject({ begun: false, entriesOfAllCampaigns: 0 });
		const part = { options: { part: { split: { number: 1, of: 1 } } } };
		expect((await run(part, { input })).error).toBeUndefined();
		expect(asked()).toEqual([ana]);
	});

	it('tells how the unknown recipients of a file are settled, and advises nothing that sends twice', async () => {
		vendor().react('cutAfterReading');
		const files = [Buffer.from(`phone\n${ana}\n`).toString('base64')];
		await run({ recipientsFrom: 'file' }, { files });
		const { error } = await run(resolve, { input: [{ phone: ana, status: 'sent' }] });
		expect(error?.message).toContain('which was begun with another number of parts or from a file');
		expect(error?.description).toContain('Resend Unknown');
		expect(error?.description).not.toContain('another Campaign ID');
	});

	it('tells a message that Mitto does not know from a Mitto that cannot be asked', async () => {
		await inDoubt();
		vendor().react({ status: 500 });
		const resolved = await run(
			{ ...resolve, resolveBy: 'messageStatus' },
			{ input: [{ phone: ana, messageId: 'm-1' }] },
		);
		expect(outcomes(resolved)).toEqual({ [ana]: 'unknown noAnswer' });
	}, 30_000);
});
