import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { Form } from '../../form/form';
import { call } from '../../apis/client';
import { listIn } from '../../values/listIn';

/** Approved WhatsApp templates of the chosen traffic account. */
export async function searchWhatsAppTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const account = new Form((name) => this.getCurrentNodeParameter(name)).locator(
		'trafficAccountId',
	);
	if (account === undefined) return { results: [] };

	const { body } = await call(this, {
		service: 'chatApps',
		method: 'GET',
		path: `/api/v1/trafficAccounts/${encodeURIComponent(account)}/WhatsAppTemplates`,
	});
	const wanted = filter?.toLowerCase() ?? '';
	const results = listIn(body)
		.filter(({ status }) => status === undefined || String(status).toUpperCase() === 'APPROVED')
		.map(({ name, language }) => ({
			value: String(name ?? ''),
			name: typeof language === 'string' ? `${String(name)} (${language})` : String(name ?? ''),
		}))
		.filter(({ value, name }) => value !== '' && name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
