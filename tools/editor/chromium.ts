import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** The Chromium of this machine, which may talk to nobody but the page it shows. */
export async function launchChromium(): Promise<Browser> {
	const places = ['chromium', 'chromium-browser', 'google-chrome'].map(
		(name) => `/usr/bin/${name}`,
	);
	const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
	if (executablePath === undefined) {
		throw new Error('There is no Chromium. Install it, or set CHROMIUM to where it is');
	}
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
