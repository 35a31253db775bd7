import { tell } from '../reports';
import { trackingFor } from '../viberBot/tracking';
import { voices } from '../voices';
import type { Act, Channel, Told } from '../wire';
import type { World } from '../world';
import { mittoAddresses } from './addresses';

/** Shows on the phone what its person did, and passes it on as the vendor does. */
export async function act(
	channel: Channel,
	person: string,
	what: Act,
	world: World,
): Promise<Told & { id: string }> {
	const about = what.kind === 'tap' ? world.transcript.find(what.messageId) : undefined;
	const voice = voices[channel];
	const { id } = world.transcript.did(channel, person, { ...what });
	const media = `${world.url}/media/picture.png`;
	const account = about?.trafficAccountId;
	const urls = voice.deliverer === 'chat-apps' ? mittoAddresses(account, world) : undefined;
	const body = voice.said(what, person, media, about, trackingFor(person, world));
	const told = await tell(voice.deliverer, urls, body, world);
	return { id, ...told };
}
