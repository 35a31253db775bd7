import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

/** What a vendor was asked for. */
export interface Asked {
	method: string;
	path: string;
	query?: IDataObject;
	body?: unknown;
}

export interface Said {
	status?: number;
	body?: unknown;
}

export const vendorUrl = 'https://vendor.example.com';

/**
 * A place of n8n from which a vendor is called that answers as it is told, and what it was asked for.
 *
 * @param credential besides the addresses, which are those of the vendor
 */
export function hookNode(
	credential: IDataObject,
	answer: (asked: Asked) => Said,
	workflow?: string,
) {
	const asked: Asked[] = [];
	const node = {
		getNode: () => ({ id: 'node-1', name: 'Trigger' }),
		getWorkflow: () => ({ id: 'workflow-1', name: workflow }),
		getNodeWebhookUrl: () => undefined,
		logger: { warn: () => undefined },
		getCredentials: async () => ({
			baseUrl: vendorUrl,
			chatAppsBaseUrl: vendorUrl,
			...credential,
		}),
		helpers: {
			httpRequestWithAuthentication: async (
				_credential: string,
				{ method = 'GET', url, qs, body }: IHttpRequestOptions,
			) => {
				const request: Asked = {
					method,
					path: url.replace(vendorUrl, ''),
					...(qs !== undefined && { query: qs }),
					...(typeof body === 'string' && { body: JSON.parse(body) as unknown }),
				};
				asked.push(request);
				const said = answer(request);
				return {
					statusCode: said.status ?? 200,
					headers: {},
					body: JSON.stringify(said.body ?? {}),
				};
			},
		},
	};
	return { node: node as unknown as IHookFunctions & IExecuteFunctions, asked };
}
