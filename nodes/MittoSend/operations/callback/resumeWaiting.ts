import { bareReader } from '../../../apis/credential';
import { deliveryStatuses } from '../../../callbacks/status';
import { executionMark, signAnswer, type HandedAnswer } from '../../../callbacks/waiting/answer';
import {
	callWaitingFlow,
	isSettled,
	reportPath,
	waitingBase,
	type WaitingReply,
} from '../../../callbacks/waiting/call';
import { keysFor, waitingKeys } from '../../../callbacks/waiting/keys';
import { signToken } from '../../../callbacks/token';
import { BadInput } from '../../../form/badInput';
import type { Form } from '../../../form/form';
import { Rules } from '../../../form/rules';
import { showFor } from '../../../form/show';
import { phoneIn } from '../../../values/phoneIn';
import { ApiFailure } from '../../../apis/failure';
import type { ItemContext, Operation } from '../operation';

/** What came of it. Absent is `null`, never a missing key. */
export type Resumption = {
	outcome: 'resumed' | 'notWaiting' | 'refused';
	/** Why the flow did not go on. */
	reason: string | null;
	executionId: string;
};

export const resumeWaiting: Operation = {
	operation: 'resumeWaiting',
	name: 'Resume Waiting Flow',
	action: 'Resume waiting flow',
	description:
		'Hand an answer or a status on to a flow that waits in Mitto Send and Wait, at the address that you kept',
	api: 'mitto',
	fields: [
		{
			displayName: 'Resume Address',
			name: 'resumeAddress',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.resumeAddress }}',
			description:
				'What {{ $execution.resumeUrl }} was in the flow that waits: keep it, in a data table for example, before that flow asks. Addresses of other hosts are refused. Both flows need the same credential.',
		},
		{
			displayName: 'Hand On',
			name: 'handOn',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Answer', value: 'answer', description: 'What a person wrote' },
				{ name: 'Status', value: 'status', description: 'What became of a message' },
			],
			default: 'answer',
			description: 'What the flow waits for',
		},
		...showFor({ handOn: ['answer'] }, [
			{
				displayName: 'Answer',
				name: 'answer',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. {{ $json.text }}',
				description: 'The text of the person, or one of the answers to choose from',
			},
			{
				displayName: 'Responder ID',
				name: 'responderId',
				type: 'string',
				default: '',
				placeholder: 'e.g. +385911234567',
				description:
					'Who answered: an ID or a phone number. It is compared with Allowed Responders, and stands in the item of the flow that goes on.',
			},
			{
				displayName: 'Responder Name',
				name: 'responderName',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.from.name }}',
				description: 'Name of who answered, for the item of the flow that goes on',
			},
		]),
		...showFor({ handOn: ['status'] }, [
			{
				displayName: 'Status',
				name: 'deliveryStatus',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. {{ $json.rawStatus }}',
				description: `The word of the vendor, or one of ours: ${Object.keys(deliveryStatuses).join(', ')}. The flow waits on when it is not the last one that it waits for.`,
			},
		]),
	],
	run: async (item): Promise<Resumption> => {
		const { node, form, itemIndex } = item;
		const { address, executionId } = readAddress(item);
		const handedOn = readHandedOn(form);
		const keys = await waitingKeys(bareReader(node, itemIndex), 'mitto');
		const mark = executionMark(executionId);
		if (handedOn.kind === 'status') {
			const times = { now: item.now(), lifetime: 120 };
			const token = signToken({ id: mark }, keysFor('address', keys), times);
			address.searchParams.set('token', token);
		}
		const reply = await callWaitingFlow(
			node,
			address.href,
			handedOn.kind === 'status'
				? { status: handedOn.status }
				: { handedOn: signAnswer(mark, handedOn.answer, keys, item.now()) },
		);
		return { ...toldBy(reply), executionId };
	},
};

type HandedOn = { kind: 'answer'; answer: HandedAnswer } | { kind: 'status'; status: string };

function readHandedOn(form: Form): HandedOn {
	const rules = new Rules();
	const isAnswer = form.text('handOn') !== 'status';
	const [name, label] = isAnswer ? ['answer', 'Answer'] : ['deliveryStatus', 'Status'];
	const text = form.text(name);
	rules.text(text, label, { required: true });
	rules.settle({ skippable: false });
	if (!isAnswer) return { kind: 'status', status: text ?? '' };
	const id = form.trimmed('responderId') ?? null;
	const responder = { id, name: form.trimmed('responderName') ?? null, phone: phoneIn(id) };
	return { kind: 'answer', answer: { text: text ?? '', responder } };
}

/**
 * The address as this n8n would write it: of what was kept, only the execution and n8n's own signature
 * are taken over, so a request goes nowhere else.
 *
 * @throws {BadInput} when it is no address of a waiting execution of this n8n
 */
function readAddress({ node, form }: ItemContext): { address: URL; executionId: string } {
	const given = form.trimmed('resumeAddress') ?? '';
	const base = waitingBase(node);
	const kept = URL.canParse(given) ? new URL(given) : undefined;
	const bare = kept === undefined ? '' : kept.origin + kept.pathname;
	const executionId = bare.startsWith(`${base}/`) ? bare.slice(base.length + 1) : '';
	if (kept === undefined || !/^[\w-]+$/.test(executionId)) throw elsewhere(base);
	const address = new URL(`${base}/${executionId}/${reportPath}`);
	const signature = kept.searchParams.get('signature');
	if (signature !== null) address.searchParams.set('signature', signature);
	return { address, executionId };
}

/** What was given is not repeated: it may hold the token of an execution. */
function elsewhere(base: string): BadInput {
	return BadInput.of(
		'Resume Address',
		'leads to no waiting execution of this n8n',
		`Keep {{ $execution.resumeUrl }} of the flow that waits. It begins with ${base}/`,
	);
}

const reasons: Partial<Record<string, string>> = {
	notAllowed: 'The responder is not among the Allowed Responders of the waiting flow',
	notAnAnswer: 'The text is none of the answers that the waiting flow takes',
	waiting: 'The flow waits for a later status',
};

/** @throws {ApiFailure} when nobody knows */
function toldBy(reply: WaitingReply | undefined): Omit<Resumption, 'executionId'> {
	const word = typeof reply?.body.status === 'string' ? reply.body.status : '';
	if (reply === undefined || !isSettled(reply)) throw silent(reply);
	if (word === 'answered' || word === 'accepted') return { outcome: 'resumed', reason: null };
	const reason = reasons[word] ?? otherReason(reply);
	return { outcome: reason === undefined ? 'notWaiting' : 'refused', reason: reason ?? over };
}

const over = 'Nothing waits there any more';

function otherReason({ statusCode }: WaitingReply): string | undefined {
	if (statusCode === 401 || statusCode === 403) {
		return 'The waiting flow uses another credential, or the address is not complete';
	}
	return statusCode === 422 ? 'The flow waits for an answer, and not for a status' : undefined;
}

function silent(reply: WaitingReply | undefined): ApiFailure {
	if (reply === undefined) {
		return new ApiFailure({
			kind: 'unreachable',
			message: 'This n8n cannot be reached at its own address',
			advice: 'See that WEBHOOK_URL leads to this n8n from the machine on which it runs',
		});
	}
	return new ApiFailure({
		kind: 'unknown',
		message: 'The waiting flow did not say whether it goes on',
		advice: 'Look at its execution. While it still runs it waits for nothing yet: try again later',
		status: reply.statusCode,
	});
}
