import { limits } from './limits';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotLocation {
	type: 'location';
	/** Viber says `lon`. */
	location: { lat: number; lon: number };
}

const { latitude, longitude } = limits;

export const location = viberBotMessage<ViberBotLocation>({
	operation: 'sendLocation',
	kind: 'location',
	label: 'Location',
	name: 'Send Location',
	action: 'Send a Viber bot location',
	description: 'Send a point on the map from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'Latitude',
			name: 'latitude',
			type: 'number',
			typeOptions: { numberPrecision: 6, minValue: -latitude, maxValue: latitude },
			required: true,
			default: '',
			placeholder: 'e.g. 45.815399',
			description: 'Degrees north of the equator; south is negative',
		},
		{
			displayName: 'Longitude',
			name: 'longitude',
			type: 'number',
			typeOptions: { numberPrecision: 6, minValue: -longitude, maxValue: longitude },
			required: true,
			default: '',
			placeholder: 'e.g. 15.966568',
			description: 'Degrees east of Greenwich; west is negative',
		},
	],
	build: (form) => ({
		type: 'location',
		location: {
			lat: form.number('latitude') as number,
			lon: form.number('longitude') as number,
		},
	}),
	check: ({ location }, rules) => {
		rules.number(location?.lat, 'Latitude', { required: true, min: -latitude, max: latitude });
		rules.number(location?.lon, 'Longitude', { required: true, min: -longitude, max: longitude });
	},
});
