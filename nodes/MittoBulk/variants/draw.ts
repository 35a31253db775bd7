import { createHash } from 'crypto';

import { addressKey } from '../../recipients/address';

/** How a campaign is divided. */
export interface Split {
	campaign: string;
	/** Percent of all recipients who get nothing, to compare with. */
	controlGroup: number;
	/** The message of the form first, which gets what the others leave. */
	variants: ReadonlyArray<{ name: string; share: number }>;
}

/** What a recipient is drawn for: the place of a variant, or to be left out. */
export type Draw = { heldOut: true } | { heldOut: false; variant: number };

/**
 * Draws for a recipient. The draw hangs on the campaign and the recipient alone, however the number is
 * written and wherever it stands, so that a resumed campaign goes on with the same variants. Stored
 * campaigns depend on it: it never changes.
 *
 * Of the SHA-256 of the campaign's ID, a line break and the recipient's digits (or chat ID), the first
 * six bytes decide about the control group and the next six about the variant, each read as a number
 * from 0 up to 1. The control group and the variants are drawn apart, so that changing one leaves the
 * other alone, and neither has to do with the groups in which the campaign is sent.
 */
export function draw(address: string, { campaign, controlGroup, variants }: Split): Draw {
	const digest = createHash('sha256')
		.update(`${campaign}\n${addressKey(address)}`)
		.digest();
	if (percentAt(digest, 0) < controlGroup) return { heldOut: true };

	const point = percentAt(digest, 6);
	let end = 0;
	for (const [place, { share }] of variants.entries()) {
		if (place === 0) continue;
		end += share;
		if (point < end) return { heldOut: false, variant: place };
	}
	return { heldOut: false, variant: 0 };
}

function percentAt(digest: Buffer, offset: number): number {
	return (digest.readUIntBE(offset, 6) / 2 ** 48) * 100;
}
