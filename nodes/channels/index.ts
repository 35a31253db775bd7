import { gbm } from './gbm';
import type { MittoChannel } from './mittoChannel';
import { sms } from './sms';
import { telegram } from './telegram';
import { viber } from './viber';
import { whatsApp } from './whatsApp';

/** The channels of Mitto's chat apps API, in the order of the menus. */
export const mittoChannels: MittoChannel[] = [sms, viber, telegram, whatsApp, gbm];
