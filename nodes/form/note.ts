import type { INodeProperties } from 'n8n-workflow';

/** A note of the form. */
export function note(text: string, name = 'help'): INodeProperties {
	return { displayName: text, name, type: 'notice', default: '' };
}
