import { jsonBodies } from '../callback';
import { isStatusEvent } from '../chatApps/kinds';
import { secretCheck } from '../chatApps/secretHeader';
import { setUpField } from '../chatApps/webhook';
import type { DeliveryEvent } from '../events';
import type { CallbackSource } from '../source';
import { readReport, reportKey } from './report';

/** Status events of Mitto's chat apps: Viber, WhatsApp and all others that Mitto sends on. */
export const chatApps: CallbackSource<DeliveryEvent> = {
	source: 'chatApps',
	name: 'Chat Apps',
	description: 'Status events of messages on Viber, WhatsApp and the other channels',
	credential: 'mittoCallbackKeysApi',
	fields: [],

	async receiver(node, form) {
		const automatic = form.text(setUpField.name) === 'automatic';
		const prove = await secretCheck(node, 'delivery', automatic);

		return (callback) => {
			const keyPosition = prove(callback);
			const receivedAt = new Date(callback.receivedAt).toISOString();
			// A webhook may also get what people write; that is the inbound trigger's.
			const reports = jsonBodies(callback).filter(isStatusEvent);
			const events = reports.map((raw) => readReport(raw, { keyPosition, receivedAt }));
			return { kind: 'events', events };
		};
	},

	duplicateKey: reportKey,
};
