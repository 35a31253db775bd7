import type { InboundEvent } from '../events';
import type { CallbackSource } from '../source';
import { chatApps } from './chatApps';
import { gbm } from './gbm';
import { sms } from './sms';
import { telegram } from './telegram';
import { viber } from './viber';

/** Everybody who can tell a flow that a person wrote, in the order of the menus. */
export const inboundSources: Array<CallbackSource<InboundEvent>> = [
	sms,
	viber,
	telegram,
	chatApps,
	gbm,
];
