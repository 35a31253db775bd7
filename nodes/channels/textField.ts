import type { INodeProperties } from 'n8n-workflow';

/** The text of a message, which most channels have. */
export function textField(placeholder: string, hint?: string): INodeProperties {
	return {
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder,
		description: 'What the recipient reads',
		...(hint !== undefined && { hint }),
	};
}
