import type { DeliveryEvent, InboundEvent } from '../callbacks/events';
import { readIntents } from '../callbacks/intent/field';
import type { Sender } from '../callbacks/sender';
import { chatApps } from './chatApps/callbacks/inbound';
import { chatApps as chatAppsStatuses } from './chatApps/callbacks/statuses';
import { gbm } from './gbm/callbacks';
import { sms } from './sms/callbacks/inbound';
import { sms as smsReports } from './sms/callbacks/reports';
import { telegram } from './telegram/callbacks';
import { viber } from './viberBot/callbacks';

/** Everybody who calls back, by what the callback brings, in the order of the menus. */
export const senders = {
	/** What became of a message. */
	delivery: [smsReports, chatAppsStatuses] as Array<Sender<DeliveryEvent>>,
	/** What a person wrote, or did. */
	inbound: [sms, viber, telegram, chatApps, gbm].map(withIntents),
};

/** What people say is read alike, whoever tells of it. */
function withIntents(sender: Sender<InboundEvent>): Sender<InboundEvent> {
	return {
		...sender,
		async reader(node, form) {
			const withIntent = readIntents(form);
			const read = await sender.reader(node, form);
			return (callback) => {
				const genuine = read(callback);
				if (genuine.kind === 'handshake') return genuine;
				return { ...genuine, events: genuine.events.map(withIntent) };
			};
		},
	};
}
