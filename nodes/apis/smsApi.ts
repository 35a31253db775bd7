import { recordOf } from '../values/records';
import { headerKey, type Api } from './api';
import { bareUrl } from './credential';

const regionHosts: Record<string, string> = {
	automatic: 'https://rest.mittoapi.net',
	frankfurt: 'https://rest-fra.mittoapi.net',
	hongKong: 'https://rest-hk.mittoapi.net',
	singapore: 'https://rest-sg.mittoapi.net',
	unitedStates: 'https://rest-us.mittoapi.net',
};

/** Meanings of the SMS API's `responseCode`, for answers that come without words. */
const responseCodes: Record<number, string> = {
	1: 'Internal fault at Mitto',
	2: 'The message type is invalid',
	3: 'The text is empty',
	4: 'The text is invalid',
	5: 'The sender is empty',
	6: 'The sender is invalid',
	7: 'The receiver is empty',
	8: 'The receiver is invalid',
	9: 'The text has characters that do not fit the chosen encoding',
};

export const smsApi: Api = {
	name: 'Mitto SMS API',
	credential: 'mittoApi',
	key: { field: 'apiKey', name: 'API Key', isKey: headerKey },
	baseUrlField: 'SMS API Base URL',
	baseUrl: ({ smsRegion, smsBaseUrl }) => regionHosts[String(smsRegion)] ?? bareUrl(smsBaseUrl),
	refusal: (body) => {
		const { responseCode, responseText } = recordOf(body);
		if (responseCode === undefined || Number(responseCode) === 0) return undefined;
		return {
			text: `${responseText ?? responseCodes[Number(responseCode)] ?? 'no reason given'} (responseCode ${responseCode})`,
		};
	},
};
