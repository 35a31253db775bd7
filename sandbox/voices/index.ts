import type { Channel } from '../wire';
import { gbm } from './gbm';
import { viber, whatsapp } from './mitto';
import { sms } from './sms';
import { telegram } from './telegram';
import { viberBot } from './viberBot';
import type { Voice } from './voice';

/** How each channel speaks to n8n. */
export const voices: Record<Channel, Voice> = { sms, viber, viberBot, telegram, whatsapp, gbm };
