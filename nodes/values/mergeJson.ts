import { isRecord } from './records';

/**
 * Merges objects as JSON Merge Patch does (RFC 7396): objects are merged name by name, everything
 * else replaces what was there, and null removes it.
 */
export function mergeJson(
	target: Record<string, unknown>,
	patch: Record<string, unknown> | undefined,
): Record<string, unknown> {
	const merged = new Map(Object.entries(target));
	for (const [name, value] of Object.entries(patch ?? {})) {
		if (value === null) merged.delete(name);
		else if (isRecord(value)) {
			const before = merged.get(name);
			merged.set(name, mergeJson(isRecord(before) ? before : {}, value));
		} else merged.set(name, value);
	}
	return Object.fromEntries(merged);
}
