import { jsonBodies } from '../../../callbacks/callback';
import { isStatusEvent } from './kinds';
import { secretCheck } from './secretHeader';
import { setUpField } from './webhook';
import type { DeliveryEvent } from '../../../callbacks/events';
import type { CallbackSource } from '../../../callbacks/source';
import { readReport, reportKey } from '../../../callbacks/delivery/report';

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
