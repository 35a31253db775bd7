import axios from 'axios';

import { startSandbox, type Sandbox } from '../../sandbox';
import { viberToken } from '../../sandbox/accounts';
import { asCallback } from '../../sandbox/control/say';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const send = async (receiver: string, tracking?: string) =>
	await axios.post(
		`${sandbox.url}/viber/pa/send_message`,
		{ receiver, sender: { name: 'Bot' }, type: 'text', text: 'Hi', tracking_data: tracking },
		{ headers: { 'X-Viber-Auth-Token': viberToken } },
	);
const said = (from: string) => {
	const { body = '' } = asCallback('viber', { text: 'Yes', from }, sandbox.world);
	return (JSON.parse(body) as { message: object }).message;
};

it('a person’s Viber gives back the tracking data of the last message that had some or none', async () => {
	await send('ana==', 'first');
	await send('ana==', 'second');
	await send('eve==');
	expect(said('ana==')).toEqual({ type: 'text', text: 'Yes', tracking_data: 'second' });
	expect(said('eve==')).toEqual({ type: 'text', text: 'Yes' });
	await send('ana==');
	expect(said('ana==')).toEqual({ type: 'text', text: 'Yes' });
});
