import type { Browser } from 'playwright-core';

/** A picture for the sheet, with what stands below it. */
export interface Shot {
	caption: string;
	png: Buffer;
}

/** Pictures side by side on sheets that can be looked at as a whole. */
export async function contactSheets(
	browser: Browser,
	shots: Shot[],
	{
		perSheet = 8,
		columns = 4,
		width = 480,
	}: { perSheet?: number; columns?: number; width?: number } = {},
): Promise<Buffer[]> {
	const sheets: Buffer[] = [];
	const page = await browser.newPage({ viewport: { width: columns * (width + 16), height: 800 } });
	for (let start = 0; start < shots.length; start += perSheet) {
		await page.setContent(sheet(shots.slice(start, start + perSheet), columns));
		sheets.push(await page.screenshot({ fullPage: true }));
	}
	await page.close();
	return sheets;
}

function sheet(shots: Shot[], columns: number): string {
	const figures = shots.map(
		({ caption, png }) =>
			`<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
	);
	return `<style>
		body { margin: 8px; background: #999; font: bold 15px sans-serif }
		main { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 8px; align-items: start }
		figure { margin: 0 } img { width: 100%; display: block }
	</style><main>${figures.join('')}</main>`;
}
