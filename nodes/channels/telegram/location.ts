import { checkCoordinates, coordinateFields } from '../coordinates';
import { messageType } from '../messageType';
import { silentField, silentPart, type TelegramCommon } from './silent';

export interface TelegramLocation extends TelegramCommon {
	location: { latitude: number; longitude: number };
}

export const location = messageType<TelegramLocation>({
	operation: 'sendLocation',
	name: 'Send Location',
	action: 'Send Telegram location',
	description: 'Send a point on the map to a Telegram chat',
	fields: coordinateFields,
	extras: [silentField],
	build: (form) => ({
		...silentPart(form),
		location: {
			latitude: form.number('latitude') as number,
			longitude: form.number('longitude') as number,
		},
	}),
	check: ({ location }, rules) => checkCoordinates(location?.latitude, location?.longitude, rules),
});
