import { isRecord } from './records';

/** A list that is the answer itself or stands in one of its fields. */
export function listIn(body: unknown): Array<Record<string, unknown>> {
	const list = Array.isArray(body)
		? body
		: isRecord(body)
			? Object.values(body).find((value) => Array.isArray(value))
			: undefined;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
