import type { InboundEvent } from '../callbacks/events';
import type { CallbackSource } from '../callbacks/source';
import { chatApps } from './chatApps/callbacks/inbound';
import { gbm } from './gbm/callbacks';
import { sms } from './sms/callbacks/inbound';
import { telegram } from './telegram/callbacks';
import { viber } from './viberBot/callbacks';

/** Everybody who can tell a flow that a person wrote, in the order of the menus. */
export const inboundSources: Array<CallbackSource<InboundEvent>> = [
	sms,
	viber,
	telegram,
	chatApps,
	gbm,
];
