import { createHash } from 'crypto';

import type { Clock } from '../../values/clock';
import { BadInput } from '../../form/badInput';
import { quoted } from '../../values/quoted';
import { guardCount, type Guards } from '../../recipients/guard';
import { guardCampaign } from '../guardCampaign';
import type { Target } from '../sending/target';
import { entriesIn, type Entry } from './entries';
import { FoundColumns, type FilePlan } from './plan';
import { fileField } from './source';

/** What a file holds, known before anything is sent. */
export interface Survey {
	/** Records of the whole file, also of other parts. */
	records: number;
	/** Recipients of this part, with those that are skipped. */
	recipients: number;
	/** Those that are to be sent to, unless it is no time for them. */
	ready: number;
	/** How many are skipped, by reason. */
	reasons: Record<string, number>;
	/** Another one for every other file. */
	hash: string;
	/** Some of the first who are to be sent to. */
	first: Target[];
}

const mostShown = 5;

/** Milliseconds after which n8n must be able to do other things. */
const longestStretch = 50;

/**
 * Reads the whole file, so that what stops a campaign stops it before anything is sent: a line that
 * cannot be read, a recipient who is not allowed, a column that is not there.
 *
 * @param exact whether everybody's own message is made, so that those whose message is wrong are counted
 *   among the skipped already; it costs as much as the sending does
 * @throws {BadInput}
 */
export async function survey(
	plan: FilePlan,
	guards: Guards,
	clock: Clock,
	{ exact }: { exact: boolean },
): Promise<Survey> {
	const found: Survey = {
		records: 0,
		recipients: 0,
		ready: 0,
		reasons: {},
		hash: '',
		first: [],
	};
	const hash = createHash('sha256');
	const columns = new FoundColumns(plan.unchecked ? [] : plan.audience.named);
	const optOutColumn = new FoundColumns(
		plan.audience.optedOut === undefined ? [] : [plan.audience.optedOut],
	);
	// Otherwise messages of their own are made when they are sent; these guards must see them before.
	const { mostParts, mostRecipients } = guards;
	const wanted = exact || mostParts !== undefined || mostRecipients !== undefined;
	const onBytes = (piece: Uint8Array) => void hash.update(piece);
	let pause = clock.now() + longestStretch;
	for await (const { entries, read } of entriesIn(plan.audience, { onBytes })) {
		found.records = read;
		const targets: Target[] = [];
		for (const entry of entries) {
			columns.look(entry);
			optOutColumn.look(entry);
			found.recipients++;
			const objection = take(entry, plan, wanted, targets);
			if (objection === undefined) found.ready++;
			else found.reasons[objection] = (found.reasons[objection] ?? 0) + 1;
		}
		guardCampaign({ ...guards, mostRecipients: undefined }, targets);
		guardCount(guards, found.ready);
		for (const target of targets.slice(0, mostShown - found.first.length)) found.first.push(target);
		if (clock.now() >= pause) {
			await clock.sleep(1);
			pause = clock.now() + longestStretch;
		}
	}
	if (found.records === 0) {
		throw BadInput.of(fileField, 'has no recipients', 'Give a file with one recipient at least');
	}
	if (found.recipients > 0) {
		columns.refuseMissing(
			'The message',
			(names) => `names ${names.map((name) => `{${name}}`).join(', ')}`,
		);
		optOutColumn.refuseMissing('Opt-Out Field', ([name = '']) => `is ${quoted(name)}`);
	}
	found.hash = hash.digest('hex');
	return found;
}

/** Adds the target of an entry, or tells why there is none. */
function take(
	entry: Entry,
	plan: FilePlan,
	wanted: boolean,
	targets: Target[],
): string | undefined {
	if (entry.objection !== undefined) return entry.objection.reason;
	const own = wanted ? plan.messageFor(entry) : { message: plan.message };
	if ('objection' in own) return own.objection.reason;
	targets.push({ recipient: entry.address, message: own.message });
	return undefined;
}
