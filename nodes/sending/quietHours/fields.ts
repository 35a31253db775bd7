import type { INodeProperties } from 'n8n-workflow';

import { jsonTwin } from '../../form/jsonTwin';
import { showFor } from '../../form/show';
import { dayNames } from './window';

/** People look for days in the order of the week. */
const week = [...dayNames.slice(1), dayNames[0]].map((name) => ({
	name,
	value: name.toLowerCase(),
}));

export const holidayTwin = {
	name: 'holidays',
	displayName: 'Holidays',
	json: ['2026-04-06', '12-25'],
};

const holidays: INodeProperties = {
	displayName: 'Holidays',
	name: 'holidays',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Holiday',
	default: {},
	description: 'Dates on which nothing is sent',
	options: [
		{
			displayName: 'Holiday',
			name: 'holiday',
			values: [
				{
					displayName: 'Date',
					name: 'date',
					type: 'dateTime',
					typeOptions: { dateOnly: true },
					required: true,
					default: '',
					description: "The date on the recipient's calendar",
				},
				{
					displayName: 'Every Year',
					name: 'everyYear',
					type: 'boolean',
					default: false,
					description: 'Whether the same day of every year is meant',
				},
			],
		},
	],
};

const allowedHours: INodeProperties[] = [
	{
		displayName: 'Allowed From',
		name: 'allowedFrom',
		type: 'string',
		required: true,
		default: '09:00',
		placeholder: 'e.g. 09:00',
		description: "Time of the recipient's day from which messages may go out, in 24 hours",
	},
	{
		displayName: 'Allowed Until',
		name: 'allowedUntil',
		type: 'string',
		required: true,
		default: '20:00',
		placeholder: 'e.g. 20:00',
		description:
			'Time at which sending ends. A time before Allowed From is one on the next day; the same time allows the whole day.',
	},
	{
		displayName: 'Allowed Days',
		name: 'allowedDays',
		type: 'multiOptions',
		options: week,
		default: [...week.map(({ value }) => value)],
		description:
			'Days on which the allowed hours begin. Hours that go past midnight belong to the day on which they began.',
	},
];

const timeZones: INodeProperties[] = [
	{
		displayName: 'Time Zone Source',
		name: 'timeZoneSource',
		type: 'options',
		options: [
			{
				name: 'Country of the Phone Number',
				value: 'country',
				description: 'A country with several time zones counts as allowed when all of them are',
			},
			{
				name: 'Field of the Recipient',
				value: 'field',
				description: 'Each input item says where its recipient is',
			},
			{
				name: 'Same for All',
				value: 'fixed',
				description: 'All recipients are in one time zone',
			},
		],
		default: 'country',
		description: 'How the time of day at the recipient is known',
		hint: 'The country is told from phone numbers only: choose another source for chat ids',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		required: true,
		displayOptions: { show: { timeZoneSource: ['fixed'] } },
		default: '',
		placeholder: 'e.g. Europe/Zagreb',
		description: 'Name of the time zone of all recipients',
	},
	{
		displayName: 'Recipient Time Zone',
		name: 'recipientTimeZone',
		type: 'string',
		displayOptions: { show: { timeZoneSource: ['field'] } },
		default: '',
		placeholder: 'e.g. {{ $json.timeZone }}',
		description: 'Name of the time zone of this recipient, such as Europe/Zagreb',
	},
	{
		displayName: 'Fallback Time Zone',
		name: 'fallbackTimeZone',
		type: 'string',
		displayOptions: { show: { timeZoneSource: ['country', 'field'] } },
		default: '',
		placeholder: 'e.g. Europe/Zagreb',
		description:
			'Time zone of recipients for whom none is known. When it is empty, such a recipient is an error and gets nothing.',
	},
];

/** When messages may go out; `readHours` reads them. */
const hoursFields: INodeProperties[] = [
	...allowedHours,
	...jsonTwin({ ...holidayTwin, fields: holidays }),
	...timeZones,
];

/** The fields of quiet hours at the top of a node; `readQuietHours` reads them. */
export const quietHoursFields: INodeProperties[] = [
	{
		displayName: 'Respect Quiet Hours',
		name: 'quietHours',
		type: 'boolean',
		default: false,
		description:
			"Whether to send only at allowed hours of the recipient's day, and to defer everybody else",
	},
	...showFor({ quietHours: [true] }, hoursFields),
];

/** The same as an option of a single message; `hoursIn` finds them. */
export const quietHoursOption: INodeProperties = {
	displayName: 'Quiet Hours',
	name: 'quietHours',
	type: 'fixedCollection',
	default: { hours: {} },
	description:
		"Sends only at allowed hours of the recipient's day. Otherwise the message is deferred: the item tells in nextAllowedAt when it may go out, for a Wait node.",
	options: [{ displayName: 'Hours', name: 'hours', values: hoursFields }],
};
