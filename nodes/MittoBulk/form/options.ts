import type { INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../channels';
import { extrasOf } from '../../channels/extras';
import { additionalJsonOption } from '../../sending/additionalJson';
import { callOptions, referenceOption, sendOptions } from '../../sending/options';

export const usualRequestsAtOnce = 5;

/** Options that mean the same as in Mitto Send. */
const known = [
	'requestsPerSecond',
	'retries',
	'timeout',
	'dryRun',
	'retryWhenUnknown',
	'skipValidation',
];

const own: INodeProperties[] = [
	{
		displayName: 'Chunk Size',
		name: 'chunkSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description:
			'The most recipients in one request. Mitto publishes no limit; 1000 is known to work. When n8n is killed or an answer is lost, as many recipients as are in the requests under way end as unknown.',
	},
	{
		displayName: 'Clean Recipients',
		name: 'cleanRecipients',
		type: 'boolean',
		default: false,
		description:
			'Whether to take blanks, dashes and brackets out of phone numbers and to write 00 as +. Otherwise numbers are sent as they are.',
	},
	{
		displayName: 'Group Equal Messages',
		name: 'groupEqual',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/operation': ['sendPersonalised'] } },
		description:
			'Whether recipients who get the very same message are sent to with one request for all of them, when there are 50 or more of them',
	},
	{
		displayName: 'Keep Ledger',
		name: 'keepLedger',
		type: 'boolean',
		default: true,
		description:
			"Whether to note each recipient in n8n's database, so that the same campaign can be resumed and nobody gets it twice",
	},
	{
		displayName: 'Ledger Size',
		name: 'ledgerSize',
		type: 'number',
		typeOptions: { minValue: 1000 },
		default: 200000,
		description:
			'How many recipients the ledger of this node remembers, over all campaigns. When a new campaign begins, the oldest are forgotten beyond it; a running campaign is never cut. Each 100,000 take about 3 MB in the database, which are rewritten with each group of requests.',
	},
	{
		displayName: 'Requests at Once',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: usualRequestsAtOnce,
		description:
			'How many requests may be under way at the same time. Fewer than in Mitto Send, since each carries up to Chunk Size recipients, who end as unknown when n8n is killed meanwhile.',
	},
	{
		displayName: 'Resend Unknown',
		name: 'resendUnknown',
		type: 'boolean',
		default: false,
		description:
			'Whether to send to recipients of whom an earlier run does not know if they got the message. Some of them may get it twice.',
	},
	{
		displayName: 'Skip Incomplete Messages',
		name: 'skipIncomplete',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/operation': ['sendPersonalised'] } },
		description:
			'Whether to skip recipients whose item has nothing in a field that was dragged into the message, such as the first name. Otherwise the place stays blank.',
	},
	{
		displayName: 'Stop After Failed Requests',
		name: 'stopAfter',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description:
			'After how many requests in a row of which nothing was accepted the rest of the campaign is left unsent. 0 goes on to the end.',
	},
];

export const bulkOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...[...callOptions, ...sendOptions].filter(({ name }) => known.includes(name)),
		referenceOption,
		additionalJsonOption,
		...mittoChannels.flatMap(({ resource, messageTypes }) =>
			extrasOf(messageTypes, (messageType) => ({
				'/channel': [resource],
				'/messageType': messageType,
			})),
		),
		...own,
	].sort((a, b) => a.displayName.localeCompare(b.displayName)),
};
