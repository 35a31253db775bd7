import { searchWhatsAppTemplates } from '../../../../nodes/channels/whatsApp/templates';

/** The list in the editor, with what Mitto answers. */
async function search(templates: unknown, filter?: string, account: unknown = 'a/1') {
	const asked: string[] = [];
	const node = {
		getNode: () => ({ name: 'Mitto Send' }),
		getCredentials: async () => ({ apiKey: 'key', chatAppsBaseUrl: 'https://mitto.example' }),
		getCurrentNodeParameter: (name: string) =>
			name === 'trafficAccountId' ? { __rl: true, mode: 'id', value: account } : undefined,
		helpers: {
			httpRequestWithAuthentication: async (_: string, { url }: { url: string }) => {
				asked.push(url);
				return { statusCode: 200, headers: {}, body: JSON.stringify(templates) };
			},
		},
	};
	const { results } = await searchWhatsAppTemplates.call(node as never, filter);
	return { asked, names: results.map(({ name, value }) => `${name}=${String(value)}`) };
}

const templates = [
	{ name: 'b_two', language: 'en', status: 'APPROVED' },
	{ name: 'A_one', status: 'approved' },
	{ name: 'rejected', status: 'REJECTED' },
	{ name: 'c_three' },
	{ language: 'hr', status: 'APPROVED' },
];

describe('the list of templates', () => {
	it('has those that are approved, in the order of their names', async () => {
		const { asked, names } = await search(templates);
		expect(asked).toEqual(['https://mitto.example/api/v1/trafficAccounts/a%2F1/WhatsAppTemplates']);
		expect(names).toEqual(['A_one=A_one', 'b_two (en)=b_two', 'c_three=c_three']);
	});

	it.each([
		['TWO', ['b_two (en)=b_two']],
		['(en', ['b_two (en)=b_two']],
		['nothing', []],
	])('has those with %j in their names', async (filter, names) => {
		expect((await search(templates, filter)).names).toEqual(names);
	});

	it('is empty before an account is chosen', async () => {
		expect(await search(templates, '', '')).toEqual({ asked: [], names: [] });
	});
});
