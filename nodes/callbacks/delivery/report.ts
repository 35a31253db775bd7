import type { IDataObject } from 'n8n-workflow';

import { bodyKey } from '../bodyKey';
import { deliveryEvent, type DeliveryEvent } from '../events';
import { readByName } from '../knownNames';
import { readTime } from '../../values/readTime';
import { normaliseStatus } from '../status';
import { reportNames } from './names';

type OwnNames = Parameters<typeof readByName<keyof typeof reportNames>>[2];

/** What proof and source know of a report, besides what stands in it. */
export type ReportContext = Partial<DeliveryEvent> & Pick<DeliveryEvent, 'receivedAt'>;

/** Reads one delivery report; what the context knows for certain wins over what the report says. */
export function readReport(
	raw: IDataObject,
	{ ownNames, ...context }: ReportContext & { ownNames?: OwnNames },
): DeliveryEvent {
	const { rawStatus, errorCode, occurredAt, channel, ...said } = readByName(
		raw,
		reportNames,
		ownNames,
	);
	const known = Object.fromEntries(
		Object.entries(context).filter(([, value]) => value !== null),
	) as ReportContext;
	const ourChannel = known.channel ?? channelName(channel);
	return deliveryEvent({
		...said,
		...normaliseStatus(rawStatus, ourChannel),
		// Mitto's SMS API writes 0 when there was no error, and SMPP 000.
		errorCode: errorCode !== null && /^0+$/.test(errorCode) ? null : errorCode,
		occurredAt: readTime(occurredAt),
		raw,
		...known,
		channel: ourChannel,
	});
}

/**
 * The same message reaching the same status again, at the same signed URL, is a repeat. The URL is part
 * of it, since whoever knows the URL of one message can name any other in the report: that must not
 * make a repeat of the genuine report. One URL may serve all messages, so a report whose message or
 * status is not found, because its names are not known, is told by everything that stands in it.
 */
export function reportKey(event: DeliveryEvent): string {
	const { messageId, callbackId, rawStatus, errorCode, raw } = event;
	if (messageId === null || rawStatus === null) return JSON.stringify([callbackId, bodyKey(raw)]);
	return JSON.stringify([callbackId, messageId, `${rawStatus.toLowerCase()}|${errorCode}`]);
}

/** Our word for a channel, so that filters and flows need to know one word only. */
function channelName(word: string | null): string | null {
	return word === null ? null : (channelWords.get(word.toLowerCase()) ?? word);
}

/** A map, since a vendor's word may be one that every object has, such as "constructor". */
const channelWords = new Map([
	['sms', 'sms'],
	['viber', 'viber'],
	['telegram', 'telegram'],
	['whatsapp', 'whatsApp'],
	['gbm', 'gbm'],
]);
