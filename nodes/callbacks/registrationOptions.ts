import type { INodeProperties } from 'n8n-workflow';

export const takeOverOption: INodeProperties = {
	displayName: 'Take Over Webhook',
	name: 'takeOver',
	type: 'boolean',
	default: false,
	description:
		'Whether to replace a webhook that somebody else has set. It is put back when the workflow is deactivated. Otherwise activation is refused and names the other address.',
};

export const testRunOption: INodeProperties = {
	displayName: 'Divert Events to Test Runs',
	name: 'divertToTests',
	type: 'boolean',
	default: false,
	description:
		'Whether a test run in the editor may receive the events in place of the active workflow. The active workflow gets nothing until the test has ended.',
};

export const localAddressOption: INodeProperties = {
	displayName: 'Allow Local Addresses',
	name: 'allowLocalAddress',
	type: 'boolean',
	default: false,
	description:
		'Whether to register an address that cannot be reached from the internet. For development against a test system only.',
};
