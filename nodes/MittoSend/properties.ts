import type { INodeProperties } from 'n8n-workflow';

import { usesApi, type ApiInUse } from '../apis/usesApi';
import { showFor } from '../form/show';
import type { Operation, Resource } from './operations/operation';

/** The node's fields: the two menus, then the form of each operation. */
export function propertiesOf(resources: Resource[]): INodeProperties[] {
	return [
		{
			displayName: 'Channel',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ resource, name, description }) => ({
				name,
				value: resource,
				description,
			})),
			default: 'sms',
		},
		...resources.flatMap((resource) => [operationMenu(resource), ...formsOf(resource)]),
	];
}

function operationMenu({ resource, operations }: Resource): INodeProperties {
	const sendText = operations.find(({ operation }) => operation === 'sendText');
	const initial = (sendText ?? operations[0])?.operation;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations
			.map(({ operation, name, action, description }) => ({
				name,
				value: operation,
				action,
				description,
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: initial,
	};
}

/** Fields that operations share are listed once; they stay before or after those of the operation. */
function formsOf({ resource, operations }: Resource): INodeProperties[] {
	const show = (wanted: Operation[], fields: INodeProperties[]) =>
		showFor({ resource: [resource], operation: wanted.map(({ operation }) => operation) }, fields);

	const shared = (part: 'head' | 'tail') =>
		[...new Set(operations.flatMap((operation) => operation[part] ?? []))].flatMap((field) =>
			show(
				operations.filter((operation) => operation[part]?.includes(field)),
				[field],
			),
		);

	return [
		...shared('head'),
		...marks(operations).flatMap(([mark, wanted]) => show(wanted, [mark])),
		...operations.flatMap((operation) => show([operation], operation.fields)),
		...shared('tail'),
	];
}

/** The hidden fields on which the credentials hang, each with the operations that it is for. */
function marks(operations: Operation[]): Array<[INodeProperties, Operation[]]> {
	const fixed = new Set(operations.flatMap(({ api }) => (Array.isArray(api) ? [] : [api])));
	return [
		...[...fixed].map((api: ApiInUse): [INodeProperties, Operation[]] => [
			usesApi(api),
			operations.filter((operation) => operation.api === api),
		]),
		...operations.flatMap((operation) =>
			Array.isArray(operation.api)
				? operation.api.map((mark): [INodeProperties, Operation[]] => [mark, [operation]])
				: [],
		),
	];
}
