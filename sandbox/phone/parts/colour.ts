/** A colour that an author chose, if it is one; nothing else gets into a style. */
export function colourOf(value: unknown): string | undefined {
	return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
		? value.toLowerCase()
		: undefined;
}

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

/** The wanted colour when it can be read on the background, otherwise black or white, whichever can. */
export function readableOn(background: string, wanted?: string): string {
	if (wanted !== undefined && contrast(background, wanted) >= 4.5) return wanted;
	return contrast(background, '#ffffff') >= contrast(background, '#111111') ? '#ffffff' : '#111111';
}
