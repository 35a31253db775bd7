import { startFakeVendor, type FakeVendor } from './fakeVendor';

interface ChatRequest {
	messages: Array<{ role: string; content?: unknown }>;
	tools?: Array<{ function: { name: string } }>;
}

/** A server that answers as a model with OpenAI's interface does. */
export interface ModelStub {
	url: string;
	/** What the model was told of the tools that it used. */
	toolAnswers(): string[];
	close(): Promise<void>;
}

/**
 * A model that uses its only tool once, with these parameters, and then repeats what it was told of it.
 */
export async function startModelStub(toolParameters: object): Promise<ModelStub> {
	const server: FakeVendor = await startFakeVendor();
	const told: string[] = [];
	server.react(({ body }) => {
		const { messages, tools = [] } = body as ChatRequest;
		const answer = messages.findLast(({ role }) => role === 'tool');
		const name = tools[0]?.function.name ?? '';
		if (answer === undefined) return { body: completion(callOf(name, toolParameters)) };
		told.push(String(answer.content));
		return { body: completion({ content: `I was told: ${String(answer.content)}` }) };
	});
	return {
		url: `${server.url}/v1`,
		toolAnswers: () => told,
		close: async () => await server.close(),
	};
}

function callOf(name: string, toolParameters: object): object {
	const input = { toolParameters, hitlParameters: {} };
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
