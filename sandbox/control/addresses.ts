import type { World } from '../world';

/** Webhooks of Mitto that want to know about a traffic account: linked to it, or linked to none. */
export function mittoAddresses(trafficAccountId: string | undefined, world: World): string[] {
	const urls = [...world.mittoWebhooks.values()]
		.filter(
			({ linkTrafficAccountIds: linked = [] }) =>
				linked.length === 0 || trafficAccountId === undefined || linked.includes(trafficAccountId),
		)
		.map(({ url }) => url);
	const own = world.addresses['chat-apps'];
	return urls.length > 0 || own === undefined ? urls : [own];
}
