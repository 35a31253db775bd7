import { createHash } from 'crypto';

import { FileLedger } from '../ledger/fileLedger';
import type { Wanted } from '../ledger/withLedger';
import type { FilePlan } from './plan';
import type { Survey } from './survey';

/**
 * The ledger that a campaign from a file wants.
 *
 * @param size records of a stretch
 */
export function ledgerOfFile(plan: FilePlan, found: Survey, size: number): Wanted<FileLedger> {
	const { part } = plan.audience;
	const file = `file ${fingerprint(plan, found)}`;
	return {
		shape: part === undefined ? file : `${file}, ${part.of} parts`,
		// A few marks for each stretch; exceptions come as they come.
		size: 4 * Math.ceil(found.records / size) * (part?.of ?? 1),
		share: part === undefined ? file : `${file}, part ${part.number} of ${part.of}`,
		open: async ({ store, name, hold, patience, capacity }) =>
			await FileLedger.open(
				store,
				{ name, capacity, resendDoubtful: plan.form.group('options').flag('resendUnknown') },
				hold,
				patience,
			),
	};
}

/** The ledger knows recipients by their place alone, so all that decides who stands there counts. */
function fingerprint({ audience: { column, reading }, unchecked }: FilePlan, { hash }: Survey) {
	const about = [hash, column, reading.kind, reading.clean, reading.country, unchecked];
	return createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32);
}
