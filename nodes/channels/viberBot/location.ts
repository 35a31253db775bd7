import { checkCoordinates, coordinateFields } from '../coordinates';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotLocation {
	type: 'location';
	/** Viber says `lon`. */
	location: { lat: number; lon: number };
}

export const location = viberBotMessage<ViberBotLocation>({
	operation: 'sendLocation',
	kind: 'location',
	label: 'Location',
	name: 'Send Location',
	action: 'Send Viber bot location',
	description: 'Send a point on the map from a Viber bot to one of its subscribers',
	fields: coordinateFields,
	build: (form) => ({
		type: 'location',
		location: {
			lat: form.number('latitude') as number,
			lon: form.number('longitude') as number,
		},
	}),
	check: ({ location }, rules) => checkCoordinates(location?.lat, location?.lon, rules),
});
