import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { processedData, runNode, type NodeRun, type RunSetting } from './engine';
import { startFakeVendor, type FakeVendor, type SeenRequest } from './fakeVendor';

export const account = (value: string) => ({ __rl: true, mode: 'id', value });

export const smsCampaign: INodeParameters = {
	operation: 'sendBulk',
	channel: 'sms',
	messageType: 'sendText',
	trafficAccountId: account('account-1'),
	sender: 'MyShop',
	text: 'Hello',
	campaignId: 'sale',
};

export const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ phone: `+3859${10_000_000 + index}` }));

/** A vendor for the tests of a file, and the node that talks to it. */
export function bulkScene() {
	let mitto: FakeVendor | undefined;
	const vendor = (): FakeVendor => {
		if (mitto === undefined) throw new Error('The vendor has not started');
		return mitto;
	};
	beforeAll(async () => {
		mitto = await startFakeVendor();
	});
	afterAll(async () => await mitto?.close());
	beforeEach(() => {
		vendor().requests.length = 0;
		vendor().react(accept);
		processedData.forget();
	});
	const run = async (parameters: INodeParameters, setting: RunSetting = {}): Promise<NodeRun> =>
		await runNode(new MittoBulk(), {
			parameters: { ...smsCampaign, ...parameters },
			credentials: {
				mittoApi: {
					apiKey: 'secret-key',
					chatAppsBaseUrl: vendor().url,
					smsRegion: 'custom',
					smsBaseUrl: `${vendor().url}/sms-api`,
				},
			},
			...setting,
		});
	return {
		run,
		vendor,
		/** Everybody that the vendor was asked to send to, in the order of the requests. */
		asked: () => vendor().requests.flatMap(({ body }) => recipientsOf(body)),
		bodies: () => vendor().requests.map(({ body }) => body),
	};
}

/** Takes everything, in the shape that each kind of request is answered with. */
export function accept({ body, url }: SeenRequest) {
	const messages = recipientsOf(body).map((destination) => ({
		...(url.includes('sendmessagesbulk') ? {} : { destination }),
		trafficAccountId: 'account-1',
		messageId: `m-${destination}`,
	}));
	return { body: { bulkId: 'bulk-1', messages } };
}

export function recipientsOf(body: unknown): string[] {
	const { destination, destinations, messages, to } = body as Record<string, unknown>;
	if (Array.isArray(messages)) return messages.map((message) => String(message.destination));
	if (Array.isArray(destinations)) return destinations as string[];
	return Array.isArray(to) ? (to as string[]) : [String(destination)];
}

/** How each recipient ended, by its number. */
export function outcomes({ outputs }: NodeRun): Record<string, string> {
	return Object.fromEntries(
		outputs
			.flat()
			.map(({ json }) => [json.destination, [json.outcome, json.reason].filter(Boolean).join(' ')]),
	);
}
