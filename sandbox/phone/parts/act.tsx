import { text, type Json } from '../json';
import { Media, Person, Place } from './media';

/** What a person did, in one line. */
export function previewAct(act: Json): string {
	if (act.kind === 'picture') return text(act.caption) || 'Picture';
	if (act.kind === 'location') return 'Location';
	if (act.kind === 'contact') return 'Contact';
	return text(act.text);
}

/** What a person did; the same on all channels. */
export function DrawAct({ act }: { act: Json }) {
	if (act.kind === 'picture') {
		return (
			<>
				<Media kind="picture" url="picture.png" />
				{text(act.caption) !== '' && (
					<p class="words" dir="auto">
						{text(act.caption)}
					</p>
				)}
			</>
		);
	}
	if (act.kind === 'location') return <Place latitude={act.latitude} longitude={act.longitude} />;
	if (act.kind === 'contact') return <Person name={act.name} phone={act.phone} />;
	return (
		<p class="words" dir="auto">
			{text(act.text)}
		</p>
	);
}
