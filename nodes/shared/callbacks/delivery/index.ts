import type { DeliveryEvent } from '../events';
import type { CallbackSource } from '../source';
import { chatApps } from './chatApps';
import { sms } from './sms';

/** Everybody who reports what became of a message, in the order of the menus. */
export const deliverySources: Array<CallbackSource<DeliveryEvent>> = [sms, chatApps];
