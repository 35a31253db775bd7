import { headerKey, type Api } from './api';
import { bareUrl } from './credential';

export const chatApps: Api = {
	name: 'Mitto',
	credential: 'mittoApi',
	key: { field: 'apiKey', name: 'API Key', isKey: headerKey },
	baseUrlField: 'Chat Apps Base URL',
	baseUrl: ({ chatAppsBaseUrl }) => bareUrl(chatAppsBaseUrl),
};
