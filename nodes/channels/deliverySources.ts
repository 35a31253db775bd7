import type { DeliveryEvent } from '../callbacks/events';
import type { CallbackSource } from '../callbacks/source';
import { chatApps } from './chatApps/callbacks/statuses';
import { sms } from './sms/callbacks/reports';

/** Everybody who reports what became of a message, in the order of the menus. */
export const deliverySources: Array<CallbackSource<DeliveryEvent>> = [sms, chatApps];
