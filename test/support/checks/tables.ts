import { mittoChannels } from '../../../nodes/channels';
import { smsApiText } from '../../../nodes/channels/sms/smsApi';
import { viberBotMessages } from '../../../nodes/channels/viberBot';
import { checkEnvelope } from '../../../nodes/channels/viberBot/envelope';
import type { Rules } from '../../../nodes/form/rules';
import * as gbm from '../../nodes/channels/gbm/cases';
import * as sms from '../../nodes/channels/sms/cases';
import * as telegram from '../../nodes/channels/telegram/cases';
import * as viber from '../../nodes/channels/viber/cases';
import * as viberBot from '../../nodes/channels/viberBot/cases';
import * as whatsApp from '../../nodes/channels/whatsApp/cases';
import type { CaseTable } from './cases';

type Check = (content: Record<string, unknown>, rules: Rules) => void;

/** A set of rules with the table that must show each of them. */
export interface Checked {
	name: string;
	check: Check;
	/** Absent when nobody wrote one, which the contract refuses. */
	table: CaseTable | undefined;
}

const byChannel: Record<string, { tables: Record<string, CaseTable>; destination?: Destination }> =
	{ gbm, sms, telegram, viber, whatsApp, viberBot };

interface Destination {
	accepts: readonly unknown[];
	refuses: readonly unknown[];
}

function tablesOf(
	channel: string,
	types: ReadonlyArray<{ operation: string; check: unknown }>,
): Checked[] {
	return types.map(({ operation, check }) => ({
		name: `${channel} ${operation}`,
		check: check as Check,
		table: byChannel[channel]?.tables[operation],
	}));
}

export const checked: Checked[] = [
	...mittoChannels.flatMap(({ resource, messageTypes }) => tablesOf(resource, messageTypes)),
	...tablesOf('viberBot', viberBotMessages),
	...tablesOf('viberBot', [{ operation: 'envelope', check: checkEnvelope }]),
	...tablesOf('sms', [{ ...smsApiText, operation: 'smsApi' }]),
];

export const destinations: Checked[] = mittoChannels.map(
	({ resource, destination, checkDestination }) => {
		const cases = byChannel[resource]?.destination;
		return {
			name: `${resource} destination`,
			check: ({ destination: value }, rules) => checkDestination(value, rules),
			table: cases && {
				sound: { destination: cases.accepts[0] },
				cases: [{ field: destination.displayName, at: 'destination', ...cases }],
			},
		};
	},
);
