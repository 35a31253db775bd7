/**
 * What the published package may weigh, in bytes. n8n downloads it on every instance and loads it at
 * every start, so growth should be a decision: raise a number here together with its reason.
 */
export const sizeBudget = {
	// A third is the metadata of phone numbers, a fifth the time zones and the CSV reader of Mitto Bulk.
	packed: 256 * 1024,
	unpacked: 1024 * 1024,
};
