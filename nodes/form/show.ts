import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

type Show = NonNullable<IDisplayOptions['show']>;

/** Fields that appear only under these choices, besides their own conditions. */
export function showFor(show: Show, fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show }, fields);
}
