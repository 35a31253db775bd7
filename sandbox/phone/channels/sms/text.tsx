import { segments } from '../../../smsApi/segments';
import { text } from '../../json';
import { Linked } from '../../parts/linked';
import type { MessageType } from '../channel';

/** An SMS, cut where the network cuts it, with what made it Unicode marked. */
export const sms: MessageType = {
	name: 'text',
	is: () => true,
	preview: (content) => text(content.text),
	Draw({ content }) {
		const { encoding, count, parts, forcing } = segments(text(content.text));
		return (
			<>
				<p class="words sms" dir="auto">
					{parts.map((part, index) => (
						<span key={index} class="segment" data-segment={index + 1}>
							{index > 0 && (
								<span class="cut" role="img" aria-label={`Part ${index + 1} begins`}>
									{index + 1}
								</span>
							)}
							<Marked part={part} forcing={forcing} />
						</span>
					))}
				</p>
				<p class="note" data-testid="segments">
					{count} {count === 1 ? 'segment' : 'segments'}, {encoding}
					{content.flash === true && ', flash'}
					{forcing.length > 0 && (
						<>
							{' because of '}
							{forcing.slice(0, 8).map((char) => (
								<code key={char} class="forcing" title={nameOf(char)}>
									{char.trim() === '' ? nameOf(char) : char}
								</code>
							))}
							{forcing.length > 8 && ` and ${forcing.length - 8} more`}
						</>
					)}
				</p>
			</>
		);
	},
};

/** A part of the text; the first few characters that forced Unicode are marked in it. */
function Marked({ part, forcing }: { part: string; forcing: string[] }) {
	if (forcing.length === 0 || forcing.length > 8) return <Linked text={part} />;
	const escaped = forcing.map((char) => char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
	const pieces = part.split(new RegExp(`(${escaped.join('|')})`, 'u'));
	return (
		<>
			{pieces.map((piece, index) =>
				forcing.includes(piece) ? (
					<mark key={index} title={`${nameOf(piece)} is not in GSM-7`}>
						{piece}
					</mark>
				) : (
					<Linked key={index} text={piece} />
				),
			)}
		</>
	);
}

function nameOf(char: string): string {
	return [...char]
		.map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
		.join(' ');
}
