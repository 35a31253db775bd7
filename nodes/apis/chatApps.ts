import type { Api } from './api';

export const chatApps: Api = {
	name: 'Mitto',
	credential: 'mittoApi',
	key: { field: 'apiKey', label: 'API Key' },
	baseUrl: ({ chatAppsBaseUrl }) => String(chatAppsBaseUrl),
};
