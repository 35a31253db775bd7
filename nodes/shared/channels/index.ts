import type { MittoChannel } from './mittoChannel';
import { sms } from './sms';
import { viber } from './viber';

/** The channels of Mitto's chat apps API, in the order of the menus. */
export const mittoChannels: MittoChannel[] = [sms, viber];
