import { object, text as words } from '../../json';
import type { ChannelPage, Drawn } from '../channel';
import { card } from './card';
import { carousel } from './carousel';
import { image } from './image';
import { Suggestions } from './suggestions';
import { text } from './text';

export const gbm: ChannelPage = {
	name: 'gbm',
	label: 'Google Business Messages',
	who: 'Conversation id',
	types: [text, image, card, carousel],
	can: ['text', 'picture'],
	reports: () => ['delivered', 'read'],
	addressedBy: 'gbm',
	Below,
};

/** Chips of the message, who speaks, and what a device gets that cannot show it. */
function Below({ drawn }: { drawn: Drawn }) {
	const { suggestions, representative, fallback, forceFallback } = drawn.content;
	const { displayName, representativeType } = object(representative);
	return (
		<>
			{words(displayName) !== '' && (
				<p class="note">
					{words(displayName)}, {words(representativeType).toLowerCase()}
				</p>
			)}
			{words(fallback) !== '' && (
				<p class="note fallback" dir="auto">
					{forceFallback === true ? 'Fallback, forced: ' : 'Fallback: '}
					{words(fallback)}
				</p>
			)}
			<Suggestions suggestions={suggestions} drawn={drawn} />
		</>
	);
}
