import type { INodeProperties } from 'n8n-workflow';

import type { Rules } from '../form/rules';

const [north, east] = [90, 180];

/** A point on the map, for channels that send locations. */
export const coordinateFields: INodeProperties[] = [
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'number',
		typeOptions: { numberPrecision: 6, minValue: -north, maxValue: north },
		required: true,
		default: '',
		placeholder: 'e.g. 46.100231',
		description: 'Degrees north of the equator; south is negative',
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'number',
		typeOptions: { numberPrecision: 6, minValue: -east, maxValue: east },
		required: true,
		default: '',
		placeholder: 'e.g. 19.664058',
		description: 'Degrees east of Greenwich; west is negative',
	},
];

export function checkCoordinates(latitude: unknown, longitude: unknown, rules: Rules): void {
	rules.number(latitude, 'Latitude', { required: true, min: -north, max: north });
	rules.number(longitude, 'Longitude', { required: true, min: -east, max: east });
}
