import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** Tells repeats of a callback that carries no id of its own: a hash of all that it says. */
export function bodyKey(raw: IDataObject): string {
	return createHash('sha256').update(JSON.stringify(raw)).digest('hex');
}
