import { jsonBodies } from '../../../callbacks/callback';
import { isStatusEvent } from './kinds';
import { secretCheck, secretHeader } from './secretHeader';
import { registerAtMitto, setUpField, webhookFields } from './webhook';
import { note } from '../../../form/note';
import { showFor } from '../../../form/show';
import type { DeliveryEvent } from '../../../callbacks/events';
import type { Sender } from '../../../callbacks/sender';
import { readReport, reportKey } from '../../../callbacks/delivery/report';

/** Status events of Mitto's chat apps: Viber, WhatsApp and all others that Mitto sends on. */
export const chatApps: Sender<DeliveryEvent> = {
	source: 'chatApps',
	name: 'Chat Apps',
	description: 'Status events of messages on Viber, WhatsApp and the other channels',
	api: 'mitto',
	proof: 'header',
	fields: [],
	trigger: {
		action: 'On delivery report: Chat Apps',
		help: showFor({ setUp: ['byHand'] }, [
			note(
				`Have Mitto send status events to the Production URL of this trigger, with the header ${secretHeader}. Its value is one of the Delivery Report Signing Keys in the credential.`,
				'byHandHelp',
			),
		]),
		fields: [setUpField, ...showFor({ setUp: ['automatic'] }, webhookFields)],
	},

	async reader(node, form) {
		const automatic = form.text(setUpField.name) === 'automatic';
		const prove = await secretCheck(node, 'delivery', automatic);

		return (callback) => {
			const keyPosition = prove(callback);
			const receivedAt = new Date(callback.receivedAt).toISOString();
			// A webhook may also get what people write; that is the inbound trigger's.
			const reports = jsonBodies(callback).filter((raw) => isStatusEvent(raw));
			const events = reports.map((raw) => readReport(raw, { keyPosition, receivedAt }));
			return { kind: 'events', events };
		};
	},

	duplicateKey: reportKey,
	register: registerAtMitto,
};
