import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { MittoChannel } from '../../channels/mittoChannel';
import { BadInput } from '../../form/badInput';
import { findField } from '../../values/fieldOf';
import { empty, type Form } from '../../form/form';
import { checkMessage } from '../../sending/message/check';
import { stepAt, type Message } from '../../sending/message/message';
import { readMessage } from '../../sending/message/read';
import { readStep } from '../../sending/message/step';
import { addressCheck, readReading, readSuppression } from '../audience';
import { fieldNameIn } from '../fieldName';
import { readPart } from '../part';
import type { Entry, FileAudience } from './entries';
import { PersonalForm } from './placeholders';
import { openSource } from './source';

/** What is to be done with a file, as the form says it. */
export interface FilePlan {
	form: Form;
	channel: MittoChannel;
	audience: FileAudience;
	/** Columns that the message names; nobody gets a message of their own when there are none. */
	named: ReadonlySet<string>;
	/** The fields for one recipient. */
	formOf(entry: Entry, missing?: Set<string>): Form;
	/** What a recipient gets, or why not. */
	messageFor(entry: Entry): { message: Message } | { objection: Objection };
	/** What everybody gets, with its placeholders where it has some. */
	message: Message;
	/** Whether addresses and messages are taken as they are. */
	unchecked: boolean;
}

type Objection = { reason: string; detail: string };

/** @throws {BadInput} when the form cannot be read, or the message is wrong for everybody */
export function readFilePlan(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	form: Form,
): FilePlan {
	const options = form.group('options');
	const unchecked = options.flag('skipValidation');
	const personal = new PersonalForm((name) => node.getNodeParameter(name, 0, empty) as unknown);
	const named = new Set<string>();
	const message = messageOf(personal.asWritten(named));
	const { channel } = stepAt(message, 0);
	if (named.size === 0 && !unchecked) checkMessage(message);

	const reading = readReading(form, channel);
	const checkAddress = unchecked ? () => undefined : addressCheck(channel);
	const audience: FileAudience = {
		source: openSource(node, items, form),
		column: form.trimmed('recipientColumn'),
		reading,
		optOuts: readSuppression({ node, form }, reading, checkAddress),
		checkAddress,
		optedOut:
			form.text('suppression') === 'field'
				? fieldNameIn(node, form, { name: 'suppressionFlag', label: 'Opt-Out Field', items: [] })
				: undefined,
		part: readPart(options),
		named: columnsAsked(personal, named),
	};
	const complete = options.flag('skipIncomplete');
	const formOf = (entry: Entry, missing?: Set<string>) => personal.of(entry.columns, missing);
	return {
		form,
		channel,
		audience,
		named,
		message,
		unchecked,
		formOf,
		messageFor: (entry) => {
			if (named.size === 0) return { message };
			const missing = new Set<string>();
			const [own] = [attempt(() => messageOf(formOf(entry, missing)))];
			if ('objection' in own) return own;
			if (complete && missing.size > 0) {
				const detail = `The file has nothing in ${[...missing].join(', ')}, which the message names`;
				return { objection: { reason: 'incomplete', detail } };
			}
			return attempt(() => {
				if (!unchecked) checkMessage(own.message);
				return own.message;
			});
		},
	};
}

/** With the column that tells a recipient's time zone. */
function columnsAsked(personal: PersonalForm, named: ReadonlySet<string>): Set<string> {
	const asked = new Set(named);
	personal.asWritten(asked).text('recipientTimeZone');
	return asked;
}

const messageOf = (form: Form) => readMessage(readStep(form), form, form);

function attempt(make: () => Message): { message: Message } | { objection: Objection } {
	try {
		return { message: make() };
	} catch (fault) {
		const detail =
			fault instanceof BadInput
				? fault.problems.map(({ field, message, fix }) => `${field} ${message}. ${fix}`).join('; ')
				: (fault as Error).message;
		return { objection: { reason: 'invalid', detail } };
	}
}

/** Which columns of those that are asked for were found in any record. */
export class FoundColumns {
	private readonly missing: Set<string>;

	constructor(names: Iterable<string>) {
		this.missing = new Set(names);
	}

	look({ columns }: Entry): void {
		for (const name of this.missing) {
			if (findField(columns, name) !== undefined) this.missing.delete(name);
		}
	}

	/**
	 * @param field what asks for the columns
	 * @param tell how it names them
	 * @throws {BadInput} naming what no record has
	 */
	refuseMissing(field: string, tell: (names: string[]) => string): void {
		if (this.missing.size === 0) return;
		throw new BadInput(
			[
				{
					field,
					message: `${tell([...this.missing])}, which the file has no column for`,
					fix: 'Write the name as the first line of the file does',
				},
			],
			true,
		);
	}
}
