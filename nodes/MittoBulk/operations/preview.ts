import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { describe } from '../../apis/client';
import { bulkRequest, contentSent } from '../../sending/message/request';
import type { ExplainedSegments } from '../../channels/sms/unicode';
import type { Recipient } from '../../recipients';
import { count, type Outputs } from '../rows';
import type { CampaignSettings, Result } from '../sending/campaign';
import { cutChunks, planGroups } from '../sending/plan';
import type { Fate, Target } from '../sending/target';
import type { Prepared } from './prepare';

const shownRequests = 3;
const shownRecipients = 5;
const shownCharacters = 10;

/** What a campaign would do: counts, requests, SMS parts. Nothing is sent and nothing is noted. */
export async function preview(
	node: IExecuteFunctions,
	{ targets, skipped, testing }: Prepared,
	settings: CampaignSettings,
	mustWait: (recipient: Recipient) => Fate | undefined,
): Promise<Outputs> {
	const waiting: Result[] = [];
	const ready: Target[] = [];
	for (const target of targets) {
		const fate = mustWait(target.recipient);
		if (fate === undefined) ready.push(target);
		else waiting.push({ recipient: target.recipient, fate, target });
	}
	const groups = planGroups(ready, settings);
	const chunks = groups.flatMap((group) => cutChunks(group, settings));
	const { deferred, skipped: skippedCount, reasons } = count([...skipped, ...waiting]);

	const requests = await Promise.all(
		chunks
			.slice(0, shownRequests)
			.map(async (chunk) => await describe(node, bulkRequest(chunk.slice(0, shownRecipients), 0))),
	);
	const json: IDataObject = {
		dryRun: true,
		...(testing && { test: true }),
		recipients: targets.length + skipped.length,
		toSend: ready.length,
		skipped: skippedCount,
		deferred,
		reasons,
		requests: chunks.length,
		groups: groups.length,
		...toSendByVariant(ready),
		...smsParts(ready),
		shownRecipientsPerRequest: shownRecipients,
		firstRequests: requests,
	};
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}

/** How many of each variant would be sent. */
function toSendByVariant(targets: Target[]): IDataObject {
	const counts: Record<string, number> = {};
	for (const { variant } of targets) {
		if (variant !== undefined) counts[variant] = (counts[variant] ?? 0) + 1;
	}
	return Object.keys(counts).length === 0 ? {} : { toSendByVariant: counts };
}

/** Parts that would be charged for SMS of the first step, and what forces Unicode on them. */
function smsParts(targets: Target[]): IDataObject {
	const known = new Map<Target['message'], ReturnType<typeof partsOf>>();
	const forcedBy = new Set<string>();
	let segments = 0;
	let saving = 0;
	let recipients = 0;
	for (const { message } of targets) {
		const [step] = message.steps;
		if (step?.channel.resource !== 'sms') continue;
		const parts = known.get(message) ?? partsOf(message);
		known.set(message, parts);
		segments += parts.segments;
		saving += parts.saving ?? 0;
		for (const character of parts.forcedBy ?? []) forcedBy.add(character);
		recipients++;
	}
	if (recipients === 0) return {};
	if (forcedBy.size === 0) return { segments };
	return { segments, forcedBy: [...forcedBy].slice(0, shownCharacters), saving };
}

function partsOf(
	message: Target['message'],
): Pick<ExplainedSegments, 'segments'> & Partial<ExplainedSegments> {
	const [step] = message.steps;
	const about = step?.type?.summarise?.(contentSent(message, 0)) as {
		segments?: ExplainedSegments;
	};
	return about?.segments ?? { segments: 0 };
}
