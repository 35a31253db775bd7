import { messageType } from '../messageType';
import { limits } from './limits';
import { silentField, silentPart, type TelegramCommon } from './silent';

export interface TelegramLocation extends TelegramCommon {
	location: { latitude: number; longitude: number };
}

export const location = messageType<TelegramLocation>({
	operation: 'sendLocation',
	name: 'Send Location',
	action: 'Send a Telegram location',
	description: 'Send a point on the map to a Telegram chat',
	fields: [
		{
			displayName: 'Latitude',
			name: 'latitude',
			type: 'number',
			typeOptions: { numberPrecision: 6, minValue: -limits.latitude, maxValue: limits.latitude },
			required: true,
			default: '',
			placeholder: 'e.g. 46.100231',
			description: 'Degrees north of the equator; south is negative',
		},
		{
			displayName: 'Longitude',
			name: 'longitude',
			type: 'number',
			typeOptions: { numberPrecision: 6, minValue: -limits.longitude, maxValue: limits.longitude },
			required: true,
			default: '',
			placeholder: 'e.g. 19.664058',
			description: 'Degrees east of Greenwich; west is negative',
		},
		silentField,
	],
	build: (form) => ({
		...silentPart(form),
		location: {
			latitude: form.number('latitude') as number,
			longitude: form.number('longitude') as number,
		},
	}),
	check: ({ location }, rules) => {
		const { latitude, longitude } = limits;
		rules.number(location?.latitude, 'Latitude', { required: true, min: -latitude, max: latitude });
		rules.number(location?.longitude, 'Longitude', {
			required: true,
			min: -longitude,
			max: longitude,
		});
	},
});
