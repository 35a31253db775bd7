import type { DeliveryStatus } from '../../nodes/callbacks/status';
import type { Replacement } from '../../nodes/channels/sms/smartEncoding';
import { status } from './events';
import { replacement } from './messages';
import { flag, integer, list, number, object, oneOf, orNull, text, type Schema } from './schema';

/** One recipient of a campaign. */
interface Row {
	outcome: string;
	destination: string;
	channel?: string;
	/** What Smart Encoding replaced in an SMS. */
	replaced?: Replacement[];
	/** Which message it was, where the campaign has variants. */
	variant?: string;
	/** Drawn for the control group. */
	heldOut?: boolean;
	/** Sent to a test recipient, instead of the one of the campaign. */
	test?: boolean;
	insteadOf?: string;
	step?: number;
	messageId: string | null;
	messageIds?: string[];
	bulkId?: string;
	trafficAccountId?: string;
	status?: DeliveryStatus;
	final?: boolean;
	rawStatus?: string | null;
	/** Why it was not accepted, and in words. */
	reason?: string;
	detail?: string;
	nextAllowedAt?: string;
}

const recipientRow = object<Row>(
	{
		outcome: oneOf('accepted', 'rejected', 'skipped', 'deferred', 'unknown'),
		destination: text,
		messageId: orNull(text),
	},
	{
		status,
		final: flag,
		rawStatus: orNull(text),
		channel: text,
		replaced: list(replacement),
		variant: text,
		heldOut: flag,
		test: flag,
		insteadOf: text,
		step: integer,
		messageIds: list(text),
		bulkId: text,
		trafficAccountId: text,
		reason: text,
		detail: text,
		nextAllowedAt: text,
	},
);

const ledgerState = object<{
	campaignId: string;
	/** What only a campaign from a list can tell: this and the next ones. */
	running?: boolean;
	/** The one that is sending it. */
	execution?: string;
	hasUnknown?: boolean;
	interruptedPercent?: number;
	begun: boolean;
	entriesOfAllCampaigns: number;
}>(
	{ campaignId: text, begun: flag, entriesOfAllCampaigns: integer },
	{ running: flag, execution: text, hasUnknown: flag, interruptedPercent: number },
);

/** Operations of Mitto Bulk; its summaries and previews have shapes of their own. */
export const bulk: Record<string, Schema> = {
	sendBulk: recipientRow,
	sendPersonalised: recipientRow,
	inspectLedger: ledgerState,
	resolveUnknown: object<{
		outcome: string;
		destination: string;
		reason?: string;
		detail?: string;
	}>(
		{ outcome: oneOf('accepted', 'skipped', 'rejected', 'unknown'), destination: text },
		{ reason: text, detail: text },
	),
	clearLedger: object<{ cleared: true; entries: number }>({ cleared: flag, entries: integer }, {}),
};
