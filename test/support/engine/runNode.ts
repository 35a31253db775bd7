import { WorkflowExecute } from 'n8n-core';
import type {
	ExecutionBaseError,
	IDataObject,
	INodeExecutionData,
	INodeType,
	IRun,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';

import { expectOutputToFitSchema } from './outputSchema';
import { placeNode, type NodeSetting } from './setting';

export interface RunSetting extends NodeSetting {
	/** One object for each input item; one empty item when left out. */
	input?: IDataObject[];
	/** The same for the second input: left out when nothing leads to it, null when its branch did not run. */
	secondInput?: IDataObject[] | null;
	/** Base64 of the binary field `data` of each item, in the order of the input. */
	files?: string[];
	/** What started the execution; `manual` unless told otherwise. */
	mode?: WorkflowExecuteMode;
	/** Called with a function that stops the execution as the Stop button does. */
	whileRunning?: (stop: () => void) => void;
}

export interface NodeRun {
	/** Items of each output. */
	outputs: INodeExecutionData[][];
	/** The JSON of the first output's items. */
	json: IDataObject[];
	error?: ExecutionBaseError;
	status: IRun['status'];
	hints: unknown[];
	/** Until when the execution waits; undefined when it has ended. */
	waitTill?: Date;
}

/** Runs one node in n8n's execution engine, over real HTTP. */
export async function runNode(type: INodeType, setting: RunSetting = {}): Promise<NodeRun> {
	const { node, workflow, additionalData } = placeNode(type, setting);
	const items = (setting.input ?? [{}]).map((json, item) => ({
		json,
		pairedItem: { item },
		...(setting.files?.[item] !== undefined && {
			binary: { data: { data: setting.files[item], mimeType: 'application/octet-stream' } },
		}),
	}));
	const second = setting.secondInput && setting.secondInput.map((json) => ({ json }));
	const execution = new WorkflowExecute(
		additionalData,
		setting.mode ?? 'manual',
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{
						node,
						data: { main: second === undefined ? [items] : [items, second] },
						source:
							second === undefined
								? null
								: {
										main: [
											{ previousNode: 'Recipients' },
											second === null ? null : { previousNode: 'Opt-Outs' },
										],
									},
					},
				],
			} as never,
		}),
	).processRunExecutionData(workflow);
	setting.whileRunning?.(() => execution.cancel());

	const run = await execution;
	const task = run.data.resultData.runData[node.name]?.at(-1);
	const outputs = (task?.data?.main ?? []).map((output) => output ?? []);
	const json = (outputs[0] ?? []).map((item) => item.json);
	expectOutputToFitSchema(
		type.constructor.name,
		node,
		outputs.flat().map((item) => item.json),
	);
	return {
		outputs,
		json,
		error: run.data.resultData.error ?? task?.error,
		status: run.status,
		hints: task?.hints ?? [],
		...(run.waitTill && { waitTill: run.waitTill }),
	};
}
