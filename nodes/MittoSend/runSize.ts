import type { Form } from '../form/form';
import { guardCount, readGuards } from '../recipients/guard';
import type { Operation } from './operations/operation';

/**
 * Counts the recipients of all items before the first is sent to: Most Recipients per Run, as the
 * first item has it, refuses the whole run or none of it.
 *
 * @returns why the run is refused
 */
export function objectionToSize(
	operation: Operation,
	length: number,
	formOf: (itemIndex: number) => Form,
): unknown {
	if (length === 0 || !formOf(0).group('options').has('mostRecipients')) return undefined;
	const forms = Array.from({ length }, (_, itemIndex) => formOf(itemIndex));
	const count = forms.reduce((sum, form) => sum + recipientsOfItem(operation, form), 0);
	try {
		guardCount(readGuards(formOf(0).group('options')), count);
		return undefined;
	} catch (refusal) {
		return refusal;
	}
}

function recipientsOfItem({ countRecipients }: Operation, form: Form): number {
	try {
		return countRecipients?.({ form, options: form.group('options') }) ?? 1;
	} catch {
		// An item that cannot be read is refused by itself and goes to nobody.
		return 0;
	}
}
