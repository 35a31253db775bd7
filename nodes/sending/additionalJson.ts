import type { INodeProperties } from 'n8n-workflow';

export const additionalJsonOption: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'Merged over the request, to reach anything that has no field here. A value replaces what the form gave, null takes it away. The dry run shows the result.',
};
