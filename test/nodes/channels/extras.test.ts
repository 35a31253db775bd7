import type { INodeProperties } from 'n8n-workflow';

import { extrasOf } from '../../../nodes/channels/extras';
import { messageType, type MessageType } from '../../../nodes/channels/messageType';
import { Form } from '../../../nodes/form/form';

const field = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});
const [silent, rare] = [field('silent'), field('rare')];
const type = (operation: string, more: Partial<MessageType> = {}) =>
	messageType({
		operation,
		name: operation,
		action: operation,
		description: operation,
		fields: [],
		build: (form) => ({ silent: form.text('silent') ?? null }),
		check: () => undefined,
		...more,
	});
const types = [
	type('one', { extras: [silent, rare] }),
	type('two'),
	type('three', { extras: [silent], remarks: (form) => ({ told: form.text('silent') ?? null }) }),
];

describe('the extras of message types', () => {
	it('stand under Options once, shown for the types that have them', () => {
		const shown = extrasOf(types, (operations) => ({ '/operation': operations }));
		expect(shown).toEqual([
			{ ...silent, displayOptions: { show: { '/operation': ['one', 'three'] } } },
			{ ...rare, displayOptions: { show: { '/operation': ['one'] } } },
		]);
	});

	it('are read from Options by the types that have them', () => {
		const form = Form.of({ options: { silent: 'yes' } });
		expect(types.map((each) => each.build(form))).toEqual([
			{ silent: 'yes' },
			{ silent: null },
			{ silent: 'yes' },
		]);
		expect(types.map((each) => each.remarks?.(form))).toEqual([{}, {}, { told: 'yes' }]);
	});
});
