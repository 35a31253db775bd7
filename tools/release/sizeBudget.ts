/**
 * What the published package may weigh, in bytes. n8n downloads it on every instance and loads it at
 * every start, so growth should be a decision: raise a number here together with its reason.
 */
export const sizeBudget = {
	// A third is bundled libraries: the metadata of phone numbers, the time zones and the CSV reader of
	// Mitto Bulk, the matcher that keeps users' patterns from stopping n8n on a text made for it. A sixth
	// is Mitto Bulk with its ledgers, which makes the package exact on many processes.
	packed: 416 * 1024,
	unpacked: 1472 * 1024,
};
