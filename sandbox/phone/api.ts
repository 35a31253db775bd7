import type { Act, Channel, ExchangeDetail, Proof, ReportSettings, Told } from '../wire';

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
	const response = await fetch(`/control${path}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const answer = (await response.json()) as T & { error?: string };
	if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}`);
	return answer;
}

/** What the page asks of the sandbox. */
export const api = {
	act: async (channel: Channel, person: string, act: Act) =>
		await call<Told>('POST', '/act', { channel, person, act }),
	report: async (id: string, status: string) => await call<Told>('POST', '/report', { id, status }),
	exchange: async (id: number) => await call<ExchangeDetail>('GET', `/exchanges/${id}`),
	replay: async (id: number, proof: Proof, body?: string) =>
		await call<{ status: number; body: unknown; exchange?: number }>(
			'POST',
			`/exchanges/${id}/replay`,
			{ proof, ...(body !== undefined && { body }) },
		),
	faults: async (faults: object[]) => await call('POST', '/faults', { faults }),
	latency: async (milliseconds: number) => await call('POST', '/latency', { milliseconds }),
	reports: async (settings: Partial<ReportSettings>) => await call('POST', '/reports', settings),
	address: async (name: string, url: string) => await call('POST', '/addresses', { [name]: url }),
	clear: async () => await call('DELETE', '/ledger'),
};

/** In words what came of telling n8n. */
export function toldInWords({ answers, reason }: Told): string {
	if (reason !== undefined) return `Nobody was told. ${reason}`;
	return answers
		.map(({ status }) => (status === 0 ? 'Nobody listened there' : `n8n answered ${status}`))
		.join(', ');
}
