import { Agent } from 'node:http';
import axios, { type AxiosInstance } from 'axios';

export const owner = {
	email: 'owner@example.com',
	password: 'Mitto-demo-1',
	firstName: 'Demo',
	lastName: 'Owner',
} as const;

export interface WorkflowJson {
	name: string;
	nodes: Array<Record<string, unknown> & { name: string; type: string }>;
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

export interface SavedWorkflow extends WorkflowJson {
	id: string;
	versionId: string;
	active: boolean;
}

export interface Execution {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
	data?: {
		resultData: {
			error?: { message: string; description?: string };
			/** Missing where the execution was killed before it could be saved. */
			runData?: Record<
				string,
				Array<{
					data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> };
					error?: { message: string };
					/** Milliseconds since 1970. */
					startTime?: number;
					/** Milliseconds. */
					executionTime?: number;
				}>
			>;
		};
	};
}

export interface CommunityPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string }>;
}

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ errorMessage?: string }>;
}

/** What a person does in n8n's editor, over the requests that the editor makes. */
export class N8nApi {
	private readonly http: AxiosInstance;

	private cookie = '';

	private apiKey?: Promise<string>;

	constructor(readonly url: string) {
		this.http = axios.create({
			baseURL: url,
			headers: { 'browser-id': 'mitto-tools' },
			// n8n closes a connection that was kept while it was busy just when the next request uses it.
			httpAgent: new Agent({ keepAlive: false }),
		});
		this.http.interceptors.request.use((request) => {
			request.headers.set('cookie', this.cookie);
			return request;
		});
	}

	/** Creates the owner on a new n8n and logs in. Right after its start n8n may not know the route yet. */
	async login(): Promise<void> {
		await this.http.post('/rest/owner/setup', owner).catch(onlyStatus(400));
		const { headers } = await this.http.post('/rest/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
		this.cookie = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
	}

	async createCredential(type: string, name: string, data: object): Promise<string> {
		return (await this.post<{ id: string }>('/rest/credentials', { name, type, data })).id;
	}

	async credentials(): Promise<Array<{ id: string; name: string; type: string }>> {
		return await this.get('/rest/credentials');
	}

	/** The saved credential of a type, as a node names it. */
	async credentialOf(type: string): Promise<{ id: string; name: string }> {
		const saved = (await this.credentials()).find((credential) => credential.type === type);
		if (saved === undefined) throw new Error(`n8n has no credential of the type ${type}`);
		return { id: saved.id, name: saved.name };
	}

	/** Tests a credential that is saved with these values; n8n 1 tests no others. */
	async testCredential(type: string, data: object): Promise<{ status: string; message: string }> {
		const saved = (await this.credentials()).find((credential) => credential.type === type);
		return await this.post('/rest/credentials/test', {
			credentials: { id: saved?.id ?? '', name: saved?.name ?? type, type, data },
		});
	}

	/** A data table of the user's own project, with columns for texts. */
	async createDataTable(name: string, columns: string[]): Promise<void> {
		const { id } = await this.get<{ id: string }>('/rest/projects/personal');
		const described = columns.map((column) => ({ name: column, type: 'string' }));
		await this.post(`/rest/projects/${id}/data-tables`, { name, columns: described });
	}

	/** The rows of a data table, by its name. */
	async rowsOf(name: string): Promise<Array<Record<string, unknown>>> {
		const { id } = await this.get<{ id: string }>('/rest/projects/personal');
		const { data: tables } = await this.get<{ data: Array<{ id: string; name: string }> }>(
			`/rest/projects/${id}/data-tables`,
		);
		const table = tables.find((candidate) => candidate.name === name);
		if (table === undefined) throw new Error(`There is no data table "${name}"`);
		const { data } = await this.get<{ data: Array<Record<string, unknown>> }>(
			`/rest/projects/${id}/data-tables/${table.id}/rows`,
		);
		return data;
	}

	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		// n8n 1 does not fill in `active` itself.
		const defaults = { active: false, settings: { executionOrder: 'v1' } };
		return await this.post('/rest/workflows', { ...defaults, ...workflow });
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.get(`/rest/workflows/${id}`);
	}

	async workflows(): Promise<SavedWorkflow[]> {
		return await this.get('/rest/workflows');
	}

	/** Saves other nodes, since n8n runs a workflow as it was saved. */
	async changeNodes(
		{ id }: Pick<SavedWorkflow, 'id'>,
		nodes: WorkflowJson['nodes'],
	): Promise<void> {
		const { versionId, connections } = await this.workflow(id);
		await this.http.patch(`/rest/workflows/${id}`, { versionId, connections, nodes });
	}

	/** Publishes a workflow and waits until its triggers are registered. */
	async activate({ id }: Pick<SavedWorkflow, 'id'>): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.http
			.post(`/rest/workflows/${id}/activate`, { versionId })
			// n8n 1 has no such route.
			.catch(async (reason: unknown) => {
				onlyStatus(404)(reason);
				await this.http.patch(`/rest/workflows/${id}`, { active: true, versionId });
			});
		await this.published(id, true);
	}

	async deactivate({ id }: Pick<SavedWorkflow, 'id'>): Promise<void> {
		await this.http.post(`/rest/workflows/${id}/deactivate`, {}).catch(async (reason: unknown) => {
			onlyStatus(404)(reason);
			const { versionId } = await this.workflow(id);
			await this.http.patch(`/rest/workflows/${id}`, { active: false, versionId });
		});
		await this.published(id, false);
	}

	/** Runs a workflow from its trigger as the button in the editor does, and waits for the end. */
	async run(
		workflow: SavedWorkflow,
		triggerOutput?: object[],
		triggerName?: string,
	): Promise<Execution> {
		return await this.finished(await this.begin(workflow, triggerOutput, triggerName));
	}

	/**
	 * Starts a workflow without waiting for it; the trigger gives the items that are handed over. The
	 * first trigger is taken unless another one is named.
	 */
	async begin(
		workflow: SavedWorkflow,
		triggerOutput: object[] = [{}],
		triggerName?: string,
	): Promise<string> {
		const trigger = workflow.nodes.find(({ name, type }) =>
			triggerName === undefined ? /trigger|webhook/i.test(type) : name === triggerName,
		);
		const data = {
			data: { main: [triggerOutput.map((json) => ({ json }))] },
			startTime: 1,
			executionTime: 1,
			executionIndex: 0,
			source: [],
			executionStatus: 'success',
		};
		const { executionId } = await this.post<{ executionId: string }>(
			`/rest/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger?.name, data } },
		);
		return executionId;
	}

	async finished(id: string, patienceMs = 120_000): Promise<Execution> {
		const end = Date.now() + patienceMs;
		for (;;) {
			// Without its data, which can be large.
			const { status } = await this.public<Execution>(`/executions/${id}`);
			if (!['new', 'running', 'waiting', 'unknown'].includes(status)) {
				return await this.execution(id);
			}
			if (Date.now() > end) throw new Error(`Execution ${id} is still ${status}`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	async execution(id: string): Promise<Execution> {
		return await this.public(`/executions/${id}?includeData=true`);
	}

	/** Executions of a workflow, newest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const { data } = await this.public<{ data: Execution[] }>(
			`/executions?workflowId=${workflowId}&includeData=true&limit=100`,
		);
		return data;
	}

	/** How many executions of a workflow ended in an error or with their process, 250 at most. */
	async countOfFailed(workflowId: string): Promise<number> {
		const counts = await Promise.all(
			['error', 'crashed'].map(async (status) => {
				const query = new URLSearchParams({ workflowId, status, limit: '250' });
				return (await this.public<{ data: Execution[] }>(`/executions?${query}`)).data.length;
			}),
		);
		return counts.reduce((sum, count) => sum + count, 0);
	}

	/** What the page "Community nodes" lists. */
	async communityPackages(): Promise<CommunityPackage[]> {
		return await this.get('/rest/community-packages');
	}

	async nodeTypes(): Promise<Array<Record<string, unknown> & { name: string }>> {
		return (
			await this.http.get<Array<Record<string, unknown> & { name: string }>>('/types/nodes.json')
		).data;
	}

	/** n8n 2 publishes and unpublishes in the background. */
	private async published(id: string, wanted: boolean): Promise<void> {
		const end = Date.now() + 30_000;
		while (Date.now() < end) {
			const state = await this.publication(id);
			if (state === undefined) return;
			const { status, triggers } = state;
			if (status === (wanted ? 'published' : 'not_published')) return;
			if (wanted && (status === 'failed' || status === 'partial')) {
				throw new Error(
					`n8n could not publish: ${triggers.map(({ errorMessage }) => errorMessage).join('; ')}`,
				);
			}
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new Error(`Workflow ${id} was not ${wanted ? 'published' : 'unpublished'} in time`);
	}

	/** n8n 1 has no such state: its activation has ended when the request is answered. */
	private async publication(id: string): Promise<Publication | undefined> {
		return await this.get<Publication>(`/rest/workflows/${id}/publication-status`).catch(
			(reason: unknown) => {
				onlyStatus(404)(reason);
				return undefined;
			},
		);
	}

	/** The public API gives executions as plain JSON. */
	private async public<T>(path: string): Promise<T> {
		this.apiKey ??= this.createApiKey();
		const { data } = await this.http.get<T>(`/api/v1${path}`, {
			headers: { 'X-N8N-API-KEY': await this.apiKey },
		});
		return data;
	}

	private async createApiKey(): Promise<string> {
		const scopes = ['execution:read', 'execution:list'];
		const label = `tools ${Date.now()}`;
		const key = { label, scopes, expiresAt: null };
		return (await this.post<{ rawApiKey: string }>('/rest/api-keys', key)).rawApiKey;
	}

	private async get<T>(path: string): Promise<T> {
		return (await this.http.get<{ data: T }>(path)).data.data;
	}

	private async post<T>(path: string, body: object): Promise<T> {
		return (await this.http.post<{ data: T }>(path, body)).data.data;
	}
}

function onlyStatus(expected: number): (reason: unknown) => void {
	return (reason) => {
		if (!axios.isAxiosError(reason) || reason.response?.status !== expected) throw reason;
	};
}
