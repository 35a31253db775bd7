import { chatApps } from './chatApps';
import { smsApi } from './smsApi';
import { telegramBot } from './telegramBot';
import { viberBot } from './viberBot';

/** Every API the package talks to. Nothing else knows hosts, credentials or how a vendor says no. */
export const apis = { chatApps, smsApi, viberBot, telegramBot };

export type ApiName = keyof typeof apis;
