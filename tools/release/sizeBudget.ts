/**
 * What the published package may weigh, in bytes. n8n downloads it on every instance and loads it at
 * every start, so growth should be a decision: raise a number here together with its reason.
 */
export const sizeBudget = {
	// A quarter is the metadata of phone numbers, a sixth the time zones and the CSV reader of Mitto Bulk,
	// a sixth the matcher that keeps users' patterns from stopping n8n on a text made for it.
	packed: 352 * 1024,
	unpacked: 1280 * 1024,
};
