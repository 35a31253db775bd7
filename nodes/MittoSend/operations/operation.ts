import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { ApiInUse } from '../../apis/usesApi';
import type { Pacer } from '../../apis/pace';
import type { Form } from '../../form/form';
import type { ApiRequest, FullReply } from '../../apis/client';

/** Everything an operation has for one input item. */
export interface ItemContext {
	node: IExecuteFunctions;
	itemIndex: number;
	form: Form;
	/** The collection "Options". */
	options: Form;
	/** Sends a request with the retries and the timeout that the user chose. */
	call(request: ApiRequest): Promise<FullReply>;
	/** Does several things for this item, within the pace of the whole run. */
	parts: Pacer;
	/** Milliseconds since 1970. */
	now(): number;
}

/** One entry of the operation menu. */
export interface Operation {
	/** Stored in workflows, so never changed. */
	operation: string;
	name: string;
	action: string;
	description: string;
	/** Whose credential it uses; where a menu of its form decides, the hidden fields that say so. */
	api: ApiInUse | INodeProperties[];
	/** Fields before those of the operation, shared with its neighbours. */
	head?: INodeProperties[];
	fields: INodeProperties[];
	/** Fields after those of the operation, shared with its neighbours. */
	tail?: INodeProperties[];
	/** How many an item is sent to, for Most Recipients per Run; one where it is left out. */
	countRecipients?(item: Pick<ItemContext, 'form' | 'options'>): number;
	/**
	 * Does the work for one item and returns what comes out for it.
	 *
	 * @throws {BadInput} before anything is sent
	 * @throws {ApiFailure} when the vendor did not accept
	 */
	run(item: ItemContext): Promise<IDataObject | IDataObject[]>;
}

/** One entry of the channel menu with its operations. */
export interface Resource {
	/** Stored in workflows, so never changed. */
	resource: string;
	name: string;
	description: string;
	operations: Operation[];
}
