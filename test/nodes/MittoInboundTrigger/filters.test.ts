import type { InboundEvent } from '../../../nodes/callbacks/events';
import { Form } from '../../../nodes/form/form';
import { readFilters } from '../../../nodes/MittoInboundTrigger/filters';

const event = (more: Partial<InboundEvent> = {}) =>
	({
		event: 'message',
		from: { id: 'u', phone: null, name: null, avatar: null },
		text: null,
		postback: null,
		...more,
	}) as InboundEvent;

const takes = (filters: Record<string, unknown>, more: Partial<InboundEvent>) =>
	readFilters(Form.of({ filters }))(event(more));

/** One word as keyboards and phones of several countries write it. */
const spellings = [
	['stop', ['stop', 'STOP', 'Stop it', 'ŠTOP', 's\u030Ctop', 'ｓｔｏｐ', 'stóp']],
	['štop', ['štop', 'ŠTOP', 's\u030Ctop', 'S\u030CTOP']],
	['iptal', ['iptal', 'IPTAL', 'İPTAL', 'ıptal', 'I\u0307PTAL']],
	['отпиши', ['отпиши', 'ОТПИШИ', 'Отпиши ме']],
] as const;

describe.each(['contains', 'matches'])('the filter "%s"', (filter) => {
	it.each(spellings.flatMap(([word, texts]) => texts.map((text) => [word, text] as const)))(
		'finds %s in %j',
		(word, text) => {
			expect(takes({ [filter]: word }, { text })).toBe(true);
			expect(takes({ [filter]: word.normalize('NFD') }, { text })).toBe(true);
		},
	);

	it('finds it in what a button sends', () => {
		expect(takes({ [filter]: 'stop' }, { postback: 'do:STOP' })).toBe(true);
	});

	it.each(['s t o p', 'go', ''])('does not find it in %j', (text) => {
		expect(takes({ [filter]: 'stop' }, { text })).toBe(false);
	});

	it('finds nothing where nothing was written', () => {
		expect(takes({ [filter]: '.' }, {})).toBe(false);
	});
});

describe('the filter "matches"', () => {
	it.each([
		['^stop$', 'STOP', true],
		['^stop$', 'please stop', false],
		['^\\p{L}+$', 'Čćž', true],
		['^[^a-z]+$', 'ЖЖЖ', true],
	])('%s on %j: %p', (matches, text, expected) => {
		expect(takes({ matches }, { text })).toBe(expected);
	});
});
