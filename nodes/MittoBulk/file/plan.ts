import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import { findField } from '../../values/fieldOf';
import { empty, type Form } from '../../form/form';
import { checkMessage } from '../../sending/message/check';
import { stepAt, type Message } from '../../sending/message/message';
import { readMessage } from '../../sending/message/read';
import { readStep } from '../../sending/message/step';
import { addressCheck, readReading, readSuppression } from '../audience';
import { fieldNameIn } from '../fieldName';
import { ownMessage, type Objection } from '../ownMessage';
import { readPart } from '../part';
import type { Target } from '../sending/target';
import type { Entry, FileAudience } from './entries';
import { PersonalForm } from './placeholders';
import { openSource } from './source';

/** What is to be done with a file, as the form says it. */
export interface FilePlan {
	form: Form;
	audience: FileAudience;
	/** Columns that the message names; nobody gets a message of their own when there are none. */
	named: ReadonlySet<string>;
	/** Columns that Recipient Time Zone names. */
	namedByZone: ReadonlySet<string>;
	/** The fields for one recipient. */
	formOf(entry: Entry): Form;
	/** What a recipient gets, or why not. */
	messageFor(entry: Entry): { message: Message } | { objection: Objection };
	/** What everybody gets, with its placeholders where it has some. */
	message: Message;
	/** Whether addresses and messages are taken as they are. */
	unchecked: boolean;
}

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
	const check = unchecked ? () => {} : checkMessage;
	if (named.size === 0) check(message);

	const namedByZone = new Set<string>();
	personal.asWritten(namedByZone).text('recipientTimeZone');

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
		named: new Set([...named, ...namedByZone]),
	};
	const complete = options.flag('skipIncomplete');
	return {
		form,
		audience,
		named,
		namedByZone,
		message,
		unchecked,
		formOf: ({ columns }) => personal.of(columns),
		messageFor: ({ columns }) => {
			if (named.size === 0) return { message };
			return ownMessage({
				make: (missing) => messageOf(personal.of(columns, missing)),
				check,
				complete,
				source: 'The file',
			});
		},
	};
}

/** Whom an entry names and what is sent to him, or why nothing is. */
export function targetOf(
	entry: Entry,
	messageFor: (entry: Entry) => { message: Message } | { objection: Objection },
): Target | Objection {
	if (entry.objection !== undefined) return entry.objection;
	const own = messageFor(entry);
	if ('objection' in own) return own.objection;
	return { recipient: entry.address, message: own.message };
}

const messageOf = (form: Form) => readMessage(readStep(form), form, form);

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
