import { startFakeVendor, type FakeVendor } from './fakeVendor';

/** What a model knows of a tool. */
export interface OfferedTool {
	name: string;
	description?: string;
	parameters?: { properties?: Record<string, { description?: string }> };
}

interface ChatRequest {
	messages: Array<{ role: string; content?: unknown }>;
	tools?: Array<{ function: OfferedTool }>;
}

/** Which tool a model uses, and what it fills in; undefined to answer without one. */
export type Choice = (
	tools: OfferedTool[],
	request: string,
) => { name: string; input: object } | undefined;

/** A server that answers as a model with OpenAI's interface does. */
export interface ModelStub {
	url: string;
	/** The tools that it was offered last. */
	offered(): OfferedTool[];
	/** What the model was told of the tools that it used. */
	toolAnswers(): string[];
	close(): Promise<void>;
}

/**
 * A model that uses one tool and then repeats what it was told of it.
 *
 * @param choice how it chooses; parameters alone go to its only tool, once a person has approved them
 */
export async function startModelStub(choice: Choice | object): Promise<ModelStub> {
	const server: FakeVendor = await startFakeVendor();
	const told: string[] = [];
	let offered: OfferedTool[] = [];
	const choose: Choice =
		typeof choice === 'function'
			? (choice as Choice)
			: (tools) => ({
					name: tools[0]?.name ?? '',
					input: { toolParameters: choice, hitlParameters: {} },
				});
	server.react(({ body }) => {
		const { messages, tools = [] } = body as ChatRequest;
		offered = tools.map((tool) => tool.function);
		const answer = messages.findLast(({ role }) => role === 'tool');
		if (answer !== undefined) {
			told.push(String(answer.content));
			return { body: completion({ content: `I was told: ${String(answer.content)}` }) };
		}
		const request = String(messages.findLast(({ role }) => role === 'user')?.content);
		const chosen = choose(offered, request);
		return {
			body: completion(
				chosen === undefined ? { content: 'No tool fits' } : callOf(chosen.name, chosen.input),
			),
		};
	});
	return {
		url: `${server.url}/v1`,
		offered: () => offered,
		toolAnswers: () => told,
		close: async () => await server.close(),
	};
}

function callOf(name: string, input: object): { content: null; tool_calls: object[] } {
	const call = { name, arguments: JSON.stringify(input) };
	return { content: null, tool_calls: [{ id: 'call_1', type: 'function', function: call }] };
}

function completion(message: { content?: string | null; tool_calls?: object[] }): object {
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1_700_000_000,
		model: 'stub',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', ...message },
				finish_reason: message.tool_calls === undefined ? 'stop' : 'tool_calls',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
