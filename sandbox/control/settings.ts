import { redactText } from '../exchanges/redact';
import type { Settings, Snapshot } from '../wire';
import type { World } from '../world';

/** How the sandbox is set, without secrets. */
export function settingsOf(world: World): Settings {
	const hidden = (url: string | undefined) => (url === undefined ? [] : [redactText(url, world)]);
	const addresses = Object.entries(world.addresses).map(([name, url]) => [name, hidden(url)[0]]);
	return {
		latencyMs: world.latencyMs,
		reports: world.reports,
		faults: world.faults.state,
		addresses: Object.fromEntries(addresses) as Settings['addresses'],
		webhooks: {
			'Viber bot': hidden(world.viberWebhook?.url),
			Telegram: hidden(world.telegramWebhook?.url),
			'Mitto chat apps': [...world.mittoWebhooks.values()].flatMap(({ url }) => hidden(url)),
		},
	};
}

export function tellSettings(world: World): void {
	world.events.publish({ kind: 'settings', settings: settingsOf(world) });
}

export function snapshot(world: World): Snapshot {
	return {
		...world.transcript.snapshot(),
		exchanges: world.exchanges.summaries(),
		tally: world.tallies.now(),
		settings: settingsOf(world),
	};
}
