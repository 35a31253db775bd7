import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { deliveryEvent, type DeliveryEvent } from '../events';
import { readByName } from '../knownNames';
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
	return deliveryEvent({
		...said,
		channel: channelName(channel),
		...normaliseStatus(rawStatus),
		// Mitto's SMS API writes 0 when there was no error.
		errorCode: errorCode === '0' ? null : errorCode,
		occurredAt: isoTime(occurredAt),
		raw,
		...known,
	});
}

/**
 * The same message reaching the same status again is a repeat. A report that names no message is told
 * by the URL that it came to, and then by everything that stands in it.
 */
export function reportKey(event: DeliveryEvent): string {
	const { messageId, callbackId, rawStatus, errorCode, raw } = event;
	const state = `${rawStatus?.toLowerCase()}|${errorCode}`;
	if (messageId !== null) return `message|${messageId}|${state}`;
	if (callbackId !== null) return `callback|${callbackId}|${state}`;
	const sorted = JSON.stringify(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1)));
	return `report|${createHash('sha256').update(sorted).digest('hex')}`;
}

/** Our word for a channel, so that filters and flows need to know one word only. */
function channelName(word: string | null): string | null {
	return word === null ? null : (channelWords[word.toLowerCase()] ?? word);
}

const channelWords: Record<string, string> = {
	sms: 'sms',
	viber: 'viber',
	telegram: 'telegram',
	whatsapp: 'whatsApp',
	gbm: 'gbm',
};

/** ISO 8601 in UTC; seconds and milliseconds since 1970 are read as such. */
function isoTime(text: string | null): string | null {
	if (text === null) return null;
	const number = /^\d{10}$/.test(text)
		? Number(text) * 1000
		: /^\d{13}$/.test(text)
			? Number(text)
			: text;
	const time = new Date(number);
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
