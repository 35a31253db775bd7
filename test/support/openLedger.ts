import { Hold } from '../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../nodes/MittoBulk/ledger/keys';
import { Ledger, type LedgerSettings } from '../../nodes/MittoBulk/ledger/ledger';
import type { Store } from '../../nodes/MittoBulk/ledger/store';
import { fakeClock } from './fakeClock';

/** Opens a campaign's ledger, and takes it over from an execution that was killed. */
export async function openLedger(
	store: Store,
	settings: LedgerSettings,
	execution = '1',
): Promise<Ledger> {
	const hold = new Hold(keysOf(settings.campaign), execution, 0);
	const opened = await Ledger.open(store, settings, hold, { clock: fakeClock(), wait: true });
	if (opened instanceof Ledger) return opened;
	throw new Error(`Execution ${opened.execution} holds the campaign`);
}
