import { reportKey, readReport } from '../../../nodes/callbacks/delivery/report';
import { forgetMemory, memoryOf } from '../../../nodes/callbacks/duplicates';

const bounds = { now: 0, windowMs: 60_000, size: 10 };
const report = (callbackId: string | null, messageId: string | null, status = 'DELIVERED') =>
	readReport(
		{ ...(messageId !== null && { messageId }), status },
		{ callbackId, receivedAt: '2026-11-25T08:00:00.000Z' },
	);

describe('repeats of a report', () => {
	it('are the same message and state at the same signed URL', () => {
		expect(reportKey(report('a', 'A'))).toBe(reportKey(report('a', 'A')));
		expect(reportKey(report('a', null))).toBe(reportKey(report('a', null)));
	});

	it('are not made by a report that another token proved, whatever message it names', () => {
		expect(reportKey(report('a', 'B'))).not.toBe(reportKey(report('b', 'B')));
		expect(reportKey(report('a', 'B'))).not.toBe(reportKey(report(null, 'B')));
	});

	it.each([
		['CREATED', 'SENT'],
		['FAILED', 'EXPIRED'],
	])('are not %s and %s of one message', (one, other) => {
		expect(reportKey(report('a', 'A', one))).not.toBe(reportKey(report('a', 'A', other)));
	});
});

describe('the memory of a trigger', () => {
	it('is freed when the trigger is deactivated', () => {
		const memory = memoryOf('w', 'n');
		memory.add('key', bounds);
		expect(memoryOf('w', 'n')).toBe(memory);
		forgetMemory('w', 'n');
		expect(memoryOf('w', 'n').add('key', bounds)).toBe(true);
	});

	it('holds a hash of an id that is long, and still knows it', () => {
		const memory = memoryOf('w', 'long');
		const id = 'x'.repeat(1_000_000);
		expect(memory.add(id, bounds)).toBe(true);
		expect(memory.add(id, bounds)).toBe(false);
		expect(memory.add(`${id}y`, bounds)).toBe(true);
		expect(
			JSON.stringify([...(memory as never as { seen: Map<string, number> }).seen]).length,
		).toBeLessThan(300);
		memory.forget(id);
		expect(memory.add(id, bounds)).toBe(true);
	});
});
