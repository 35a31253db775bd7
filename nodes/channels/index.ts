import { gbm } from './gbm';
import type { MittoChannel } from './mittoChannel';
import { sms } from './sms';
import { telegram } from './telegram';
import { viber } from './viber';
import { whatsApp } from './whatsApp';

/**
 * The channels of Mitto's chat apps API, in the order of the menus. All nodes that send, failover steps,
 * the traffic accounts and Message Status read this list; Viber's own bot API is none of Mitto's channels.
 *
 * @example
 * export const mittoChannels: MittoChannel[] = [sms, viber, telegram, whatsApp, rcs, gbm];
 */
export const mittoChannels: MittoChannel[] = [sms, viber, telegram, whatsApp, gbm];
