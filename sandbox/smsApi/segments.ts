import { SegmentedMessage } from 'sms-segments-calculator';

/** How an SMS is split. */
export interface Segments {
	encoding: 'GSM-7' | 'UCS-2';
	count: number;
	/** The text of each part, in order. */
	parts: string[];
	/** Characters outside GSM-7 that make the whole text Unicode, each once. */
	forcing: string[];
}

/** Counts with Twilio's calculator, so that the sandbox checks the nodes' counting independently. */
export function segments(text: string): Segments {
	const message = new SegmentedMessage(text);
	const parts = message.segments.map((segment) =>
		[...segment].map((char: { raw?: string }) => char.raw ?? '').join(''),
	);
	const forcing = message.encodedChars.filter(({ isGSM7 }) => !isGSM7).map(({ raw }) => raw);
	return {
		encoding: message.encodingName,
		count: message.segments.length,
		parts,
		forcing: [...new Set(forcing)],
	};
}
