/** How a text is cut into SMS parts. */
export interface Segments {
	encoding: 'GSM-7' | 'UCS-2';
	/** Septets in GSM-7, UTF-16 units in UCS-2. */
	length: number;
	segments: number;
}

/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1). */
const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

export const isGsm7 = (character: string) => basic.has(character) || extension.has(character);

/**
 * Counts the parts of an SMS: 160 septets or 70 UTF-16 units in one part; 153 or 67 in each of
 * several. A character that takes two units is never cut in half, so dividing the total would count
 * too few.
 */
export function countSegments(text: string): Segments {
	const characters = [...text];
	const gsm = characters.every(isGsm7);
	const sizes = characters.map((character) =>
		gsm ? (extension.has(character) ? 2 : 1) : character.length,
	);
	const length = sizes.reduce((sum, size) => sum + size, 0);
	const [single, part] = gsm ? [160, 153] : [70, 67];

	return {
		encoding: gsm ? 'GSM-7' : 'UCS-2',
		length,
		segments: length <= single ? 1 : fill(sizes, part),
	};
}

function fill(sizes: number[], capacity: number): number {
	let parts = 1;
	let used = 0;
	for (const size of sizes) {
		if (used + size > capacity) {
			parts++;
			used = 0;
		}
		used += size;
	}
	return parts;
}
