import { isObject } from './complaints';
import { deliver } from './control/deliver';
import { mittoAddresses } from './control/addresses';
import { mittoStatusEvent } from './voices/mitto';
import { voices } from './voices';
import type { Message, Status, Told } from './wire';
import type { World } from './world';

/** The sandbox calls nobody outside this machine by itself; a host that the user named may be called, too. */
function mayCall(url: unknown, { addresses }: World): url is string {
	if (typeof url !== 'string' || !URL.canParse(url)) return false;
	const { hostname, host, protocol } = new URL(url);
	if (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname)) return true;
	return Object.values(addresses).some((address) => new URL(address).host === host);
}

/** Statuses that the vendor of a message reports. */
export function reportsOf({ channel, service }: Message): readonly Status[] {
	const voice = channel === 'sms' && service === 'chatApps' ? voices.whatsapp : voices[channel];
	return voice.reports;
}

/** Lets a message end so, and tells whoever wants to know, as its vendor does. */
export async function report(
	message: Message,
	status: Status,
	world: World,
	description?: string,
): Promise<Told> {
	world.transcript.setStatus(message.id, status, description);
	if (!reportsOf(message).includes(status)) {
		return { answers: [], reason: `This channel never reports “${status}”` };
	}
	if (message.service === 'smsApi') {
		const body = world.ledger.find(message.id)?.body;
		const url = isObject(body) ? body.callback : undefined;
		if (url === undefined) {
			return { answers: [], reason: 'The message was sent without a callback URL' };
		}
		if (!mayCall(url, world)) {
			return { answers: [], reason: 'Its callback URL does not lead to this machine' };
		}
		return await tell('sms', [url], voices.sms.reported?.(status, message), world);
	}
	if (message.service === 'chatApps' && message.channel !== 'gbm') {
		const urls = mittoAddresses(message.trafficAccountId, world);
		return await tell('chat-apps', urls, mittoStatusEvent(status, message, description), world);
	}
	const { deliverer, reported } = voices[message.channel];
	return await tell(deliverer, undefined, reported?.(status, message, description), world);
}

/** Makes one callback for each address; the vendor's registered one when none are given. */
export async function tell(
	deliverer: Parameters<typeof deliver>[0],
	urls: string[] | undefined,
	body: string | undefined,
	world: World,
): Promise<Told> {
	if (body === undefined) return { answers: [], reason: 'The vendor tells nobody about this' };
	if (urls?.length === 0) return { answers: [], reason: 'No webhook is registered' };
	const answers: Told['answers'] = [];
	for (const url of urls ?? [undefined]) {
		const [outcome] = await Promise.allSettled([
			deliver(deliverer, { body, ...(url !== undefined && { url }) }, world),
		]);
		if (outcome.status === 'rejected') answers.push({ url: url ?? '', status: 0 });
		else if (outcome.value.exchange === undefined)
			return { answers, reason: String(outcome.value.body) };
		else answers.push({ url: url ?? '', status: outcome.value.status });
	}
	return { answers };
}

/** What is reported without anybody asking, after the time that is set. */
export function reportByItself(message: Message, world: World): void {
	const { mode, afterMs, upTo } = world.reports;
	const asked = message.service === 'smsApi' && mode === 'standard';
	if (!asked && mode !== 'all') return;
	const failing = world.failing.has(message.person);
	const last = upTo === 'read' && !failing && reportsOf(message).includes('read');
	later(afterMs, async () => {
		if (message.status !== 'accepted' && message.status !== 'sent') return;
		await report(message, failing ? 'failed' : 'delivered', world);
		if (last && mode === 'all')
			later(afterMs, async () => void (await report(message, 'read', world)));
	});
}

function later(milliseconds: number, run: () => Promise<void>): void {
	// Nobody has to listen there.
	setTimeout(() => void run().catch(() => {}), milliseconds).unref();
}
