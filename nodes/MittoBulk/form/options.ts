import type { INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../channels';
import { extrasOf } from '../../channels/extras';
import { additionalJsonOption } from '../../sending/additionalJson';
import { countryOptions } from '../../recipients/countries';
import { testOptions } from '../testRecipients';
import { controlGroupOption } from '../variants/form';
import { callOptions, referenceOption, sendOptions } from '../../sending/options';
import { partOption } from '../part';
import { optionsCollection } from '../../form/optionsCollection';

/** Options of Mitto Send that campaigns have in another form, or no use for. */
const notHere = ['concurrency', 'simplify'];

export const chunkSizeOption = {
	displayName: 'Chunk Size',
	name: 'chunkSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1000,
	description:
		'The most recipients in one request, if Most Unknown allows so many under way. Mitto publishes no limit; 1000 is known to work. When an answer is lost, all recipients of the request end as unknown.',
} satisfies INodeProperties;

export const groupEqualOption = {
	displayName: 'Group Equal Messages',
	name: 'groupEqual',
	type: 'boolean',
	default: true,
	displayOptions: { show: { '/operation': ['sendPersonalised'] } },
	description:
		'Whether recipients who get the very same message are sent to with one request for all of them, when there are 50 or more of them',
} satisfies INodeProperties;

export const keepLedgerOption = {
	displayName: 'Keep Ledger',
	name: 'keepLedger',
	type: 'boolean',
	default: true,
	description:
		"Whether to note each recipient in n8n's database, so that the same campaign can be resumed and nobody gets it twice",
} satisfies INodeProperties;

export const ledgerSizeOption = {
	displayName: 'Ledger Size',
	name: 'ledgerSize',
	type: 'number',
	typeOptions: { minValue: 1000 },
	default: 200000,
	description:
		'How many recipients the ledger of this node remembers, over all campaigns. When a new campaign begins, the oldest are forgotten beyond it; a campaign that is being sent is never cut. Each 100,000 take about 3 MB in the database, which are rewritten with each group of requests. Of a file only stretches are noted, and who of them was not sent to: when these become more than this, the rest is left unsent.',
} satisfies INodeProperties;

export const requestsAtOnceOption = {
	displayName: 'Requests at Once',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 5,
	description:
		'How many requests may be under way at the same time, if Most Unknown allows so many recipients under way. Fewer than in Mitto Send, since each carries up to Chunk Size recipients.',
} satisfies INodeProperties;

export const stopAfterOption = {
	displayName: 'Stop After Failed Requests',
	name: 'stopAfter',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 10,
	description:
		'After how many requests in a row of which nothing was accepted the rest of the campaign is left unsent. 0 goes on to the end.',
} satisfies INodeProperties;

const own: INodeProperties[] = [
	chunkSizeOption,
	{
		displayName: 'Clean Recipients',
		name: 'cleanRecipients',
		type: 'boolean',
		default: false,
		description:
			'Whether to take blanks, dashes, brackets and a zero that is only dialled inside the country out of phone numbers and to write 00 as +. Otherwise numbers are sent as they are. Chat IDs are never changed.',
	},
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'options',
		options: [...countryOptions, { name: 'None', value: '' }].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: '',
		description:
			'Country of phone numbers that are written without a country code, such as 091 123 4567, among the recipients and the opt-outs. Such recipients are sent to with the code.',
	},
	groupEqualOption,
	{
		displayName: 'If Campaign Is Being Sent',
		name: 'ifBeingSent',
		type: 'options',
		options: [
			{
				name: 'Stop',
				value: 'stop',
				description: 'End with an error that names the execution which is sending',
			},
			{
				name: 'Wait',
				value: 'wait',
				description: 'Wait until it has ended or died, then send what is left',
			},
		],
		default: 'stop',
		description:
			'What to do when another execution is sending the same campaign, on whatever n8n process. One that died frees the campaign within a minute.',
	},
	{
		displayName: 'Ignore Unreadable Opt-Outs',
		name: 'ignoreUnreadableOptOuts',
		type: 'boolean',
		default: false,
		description:
			'Whether to send although the suppression list has entries that can match nobody, such as a name. Otherwise they stop the campaign.',
	},
	keepLedgerOption,
	ledgerSizeOption,
	{
		displayName: 'Most Unknown',
		name: 'mostUnknown',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
		default: 1,
		description:
			"How many percent of the campaign's recipients each execution may have under way at once, which end as unknown when n8n is killed. Without this option 5 %, or 20 recipients, and 1 % from 10,000 recipients on. More is faster: at 1 % a campaign in one part takes at least 100 times as long as Mitto takes to answer.",
	},
	requestsAtOnceOption,
	partOption,
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
		displayName: 'Skip Incomplete Messages',
		name: 'skipIncomplete',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/operation': ['sendBulk'], '/recipientsFrom': ['file'] } },
		description:
			'Whether to skip recipients of whom the file has nothing in a column that the message names, such as the first name. Otherwise the place stays blank.',
	},
	stopAfterOption,
];

export const bulkOptions = optionsCollection([
	...[...callOptions, ...sendOptions].filter(({ name }) => !notHere.includes(name)),
	referenceOption,
	additionalJsonOption,
	...mittoChannels.flatMap(({ resource, messageTypes }) =>
		extrasOf(messageTypes, (messageType) => ({
			'/channel': [resource],
			'/messageType': messageType,
		})),
	),
	...own,
	controlGroupOption,
	...testOptions,
]);
