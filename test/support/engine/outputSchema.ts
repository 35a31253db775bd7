import Ajv from 'ajv';
import type { IDataObject, INode } from 'n8n-workflow';

import { schemasOf } from '../../../tools/schemas';

const ajv = new Ajv({ allErrors: true });

/**
 * Holds what a node really gave out against the schema that n8n's editor shows for it, in every test
 * that runs a node. Dry runs, raw answers, summaries and error rows have shapes of
 * their own.
 *
 * @throws when a field is missing, of another kind, or not in the schema
 */
export function expectOutputToFitSchema(className: string, node: INode, rows: IDataObject[]): void {
	const { resource, operation, options, output, recipientsFrom } = node.parameters;
	const { dryRun, simplify } = (options ?? {}) as IDataObject;
	if (dryRun === true || simplify === false || output === 'summary') return;
	if (recipientsFrom === 'file') return;

	const place = [resource, operation].filter((part) => typeof part === 'string').join('/');
	const placed = schemasOf(className).find(({ path }) => path === `${place || 'output'}.json`);
	if (placed === undefined) return;
	for (const row of rows.filter(({ error }) => error === undefined)) {
		if (ajv.validate(placed.schema, row)) continue;
		throw new Error(
			`${className} ${place} gave an item that its output schema does not describe: ${ajv.errorsText()}\n${JSON.stringify(row)}`,
		);
	}
}
