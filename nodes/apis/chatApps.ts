import type { Api } from './api';

export const chatApps: Api = {
	name: 'Mitto',
	credential: 'mittoApi',
	baseUrl: ({ chatAppsBaseUrl }) => String(chatAppsBaseUrl),
};
