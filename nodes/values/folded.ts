/**
 * A text as keywords are compared: without case and without accents, however these were typed. The
 * dotless ı counts as i, so that IPTAL, İPTAL and ıptal are one word.
 */
export function folded(text: string): string;
export function folded(text: string | undefined): string | undefined;
export function folded(text: string | undefined): string | undefined {
	return text?.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i');
}
