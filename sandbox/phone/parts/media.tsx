import { text } from '../json';

type Kind = 'picture' | 'video' | 'file' | 'voice' | 'sticker';

const shapes: Record<Kind, string> = {
	picture: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M15.5 9.5h.01',
	video: 'M3 5h18v14H3zM10 9l5 3-5 3z',
	file: 'M6 2h8l5 5v15H6zM14 2v6h5',
	voice: 'M4 10v4M8 7v10M12 4v16M16 8v8M20 10v4',
	sticker: 'M4 4h16v10l-6 6H4zM14 20v-6h6M8.5 10h.01M13.5 10h.01M8.5 13q2.5 2.5 5 0',
};

const names: Record<Kind, string> = {
	picture: 'Picture',
	video: 'Video',
	file: 'File',
	voice: 'Voice message',
	sticker: 'Sticker',
};

/** Stands for something that a phone would fetch. Nothing is fetched here. */
export function Media({
	kind,
	url,
	name,
	about,
}: {
	kind: Kind;
	url: unknown;
	name?: unknown;
	about?: unknown;
}) {
	const address = text(url);
	const label = text(name) || fileName(address) || names[kind];
	return (
		<div
			class={`media media-${kind}`}
			role="img"
			aria-label={`${names[kind]}: ${text(about) || label}`}
		>
			<svg viewBox="0 0 24 24" aria-hidden="true">
				<path d={shapes[kind]} />
			</svg>
			<span class="media-name" title={address}>
				{label}
			</span>
			{hostOf(address) !== '' && <span class="media-host">{hostOf(address)}</span>}
		</div>
	);
}

function fileName(url: string): string {
	return URL.canParse(url) ? (new URL(url).pathname.split('/').pop() ?? '') : url;
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : '';
}

/** Stands for a map, which would have to be fetched. */
export function Place({ latitude, longitude }: { latitude: unknown; longitude: unknown }) {
	const where = `${text(latitude)}, ${text(longitude)}`;
	return (
		<div class="place" role="img" aria-label={`Location ${where}`}>
			<svg viewBox="0 0 24 24" aria-hidden="true">
				<path d="M12 21q-7-7-7-11a7 7 0 0 1 14 0q0 4-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />
			</svg>
			<span>{where}</span>
		</div>
	);
}

export function Person({ name, phone }: { name: unknown; phone: unknown }) {
	return (
		<div class="card-person">
			<span class="avatar" aria-hidden="true">
				{text(name).slice(0, 1) || '?'}
			</span>
			<span>
				<strong dir="auto">{text(name)}</strong>
				<br />
				{text(phone)}
			</span>
		</div>
	);
}

/** What a picture inside a key or a card is called here. */
export function fileLabel(url: string): string {
	return fileName(url) || 'Picture';
}
