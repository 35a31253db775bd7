import { chatAppsChannel } from './chatApps';
import { gbmChannel } from './gbm';
import type { InboundChannel } from './inboundChannel';
import { smsChannel } from './sms';
import { telegramChannel } from './telegram';
import { viberChannel } from './viber';

/** The menu "Trigger On". */
export const channels: InboundChannel[] = [
	smsChannel,
	viberChannel,
	telegramChannel,
	chatAppsChannel,
	gbmChannel,
];

/** n8n can hand over a channel that no longer exists: a workflow may come from a newer version. */
export function channelNamed(name: string | undefined): InboundChannel {
	const found = channels.find(({ source }) => source.source === name);
	if (found !== undefined) return found;
	throw new Error(`Mitto Inbound Trigger has no channel "${name}": choose one under Trigger On`);
}
