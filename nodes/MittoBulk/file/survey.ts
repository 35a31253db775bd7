import { createHash } from 'crypto';

import { breather } from '../../values/breather';
import type { Clock } from '../../values/clock';
import { BadInput } from '../../form/badInput';
import { quoted } from '../../values/quoted';
import { guardCount, type Guards } from '../../recipients/guard';
import { guardCampaign } from '../guardCampaign';
import type { Waiting } from '../../sending/quietHours/waiting';
import type { Objection } from '../ownMessage';
import type { Target } from '../sending/target';
import { entriesIn, type Entry } from './entries';
import { FoundColumns, targetOf, type FilePlan } from './plan';
import { fileField } from './source';

/** What a file holds, known before anything is sent. */
export interface Survey {
	/** Records of the whole file, also of other parts. */
	records: number;
	/** Recipients of this part, with those that are skipped. */
	recipients: number;
	/** Those that are to be sent to, unless it is no time for them; without those, where that was asked. */
	ready: number;
	/** Those for whom it is no time, where that was asked. */
	deferred: number;
	/** How many are skipped or deferred, by reason. */
	reasons: Record<string, number>;
	/** Another one for every other file. */
	hash: string;
	/** Some of the first who are to be sent to. */
	first: Target[];
}

const mostShown = 5;

/**
 * Reads the whole file, so that what stops a campaign stops it before anything is sent: a line that
 * cannot be read, a recipient who is not allowed, a column that is not there.
 *
 * @param waits why somebody must wait; where it is given, everybody is judged as in the sending, by their own
 *   messages as well, which costs as much as the sending does
 * @throws {BadInput}
 */
export async function survey(
	plan: FilePlan,
	guards: Guards,
	clock: Clock,
	waits?: (entry: Entry) => Waiting | undefined,
): Promise<Survey> {
	const found: Survey = {
		records: 0,
		recipients: 0,
		ready: 0,
		deferred: 0,
		reasons: {},
		hash: '',
		first: [],
	};
	const leave = ({ reason }: Objection) => {
		found.reasons[reason] = (found.reasons[reason] ?? 0) + 1;
	};
	const hash = createHash('sha256');
	const columns = new FoundColumns(plan.unchecked ? [] : plan.named);
	const zoneColumns = new FoundColumns(plan.unchecked ? [] : plan.namedByZone);
	const optOutColumn = new FoundColumns(
		plan.audience.optedOut === undefined ? [] : [plan.audience.optedOut],
	);
	// Otherwise messages of their own are made when they are sent; these guards must see them before.
	const { mostParts, mostRecipients } = guards;
	const ownMessages =
		waits !== undefined || mostParts !== undefined || mostRecipients !== undefined;
	const onBytes = (piece: Uint8Array) => void hash.update(piece);
	let messages = 0;
	const breathe = breather(clock);
	for await (const { entries, read } of entriesIn(plan.audience, { onBytes })) {
		found.records = read;
		const targets: Target[] = [];
		for (const entry of entries) {
			columns.look(entry);
			zoneColumns.look(entry);
			optOutColumn.look(entry);
			found.recipients++;
			const target = targetOf(entry, ownMessages ? plan.messageFor : () => plan);
			if ('reason' in target) {
				leave(target);
				continue;
			}
			targets.push(target);
			const wait = waits?.(entry);
			if (wait !== undefined) {
				leave(wait);
				if (wait.outcome === 'deferred') found.deferred++;
				continue;
			}
			found.ready++;
			if (found.first.length < mostShown) found.first.push(target);
		}
		guardCampaign(guards, targets, messages);
		messages += targets.length;
		await breathe();
	}
	guardCount(guards, messages);
	if (found.records === 0) {
		throw BadInput.of(fileField, 'has no recipients', 'Give a file with one recipient at least');
	}
	if (found.recipients > 0) {
		columns.refuseMissing('The message', placeholders);
		zoneColumns.refuseMissing('Recipient Time Zone', placeholders);
		optOutColumn.refuseMissing('Opt-Out Field', ([name = '']) => `is ${quoted(name)}`);
	}
	found.hash = hash.digest('hex');
	return found;
}

const placeholders = (names: string[]) => `names ${names.map((name) => `{${name}}`).join(', ')}`;
