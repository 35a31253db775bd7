import { list, object, text, type Json } from '../../json';
import { colourOf, readableOn } from '../../parts/colour';
import { fileLabel } from '../../parts/media';
import type { Drawn } from '../channel';
import { ButtonText } from './buttonText';

const white = '#ffffff';

/** Buttons of a keyboard or a carousel, in their grid of columns. */
export function Keys({
	buttons,
	columns,
	background,
	drawn,
}: {
	buttons: unknown;
	columns: number;
	background: unknown;
	drawn: Drawn;
}) {
	return (
		<div class="keys" style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
			{list(buttons).map((button, index) => (
				<Key
					key={index}
					button={object(button)}
					columns={columns}
					behind={colourOf(background) ?? white}
					drawn={drawn}
				/>
			))}
		</div>
	);
}

function Key({
	button,
	columns,
	behind,
	drawn,
}: {
	button: Json;
	columns: number;
	behind: string;
	drawn: Drawn;
}) {
	const background = colourOf(button.BgColor) ?? behind;
	const body = text(button.ActionBody);
	const type = text(button.ActionType) || 'reply';
	const span = Math.min(columns, Math.max(1, Number(button.Columns ?? columns)));
	const rows = Math.min(7, Math.max(1, Number(button.Rows ?? 1)));
	const words = text(button.Text);
	const style = {
		gridColumn: `span ${span}`,
		gridRow: `span ${rows}`,
		background,
		color: readableOn(background),
		textAlign: alignOf(button.TextHAlign),
	};
	const shown = (
		<>
			{text(button.Image) !== '' && <span class="key-image">{fileLabel(text(button.Image))}</span>}
			{words !== '' && (
				<ButtonText html={words} background={background} size={text(button.TextSize)} />
			)}
			{words === '' && text(button.Image) === '' && body}
		</>
	);
	if (type === 'none')
		return (
			<span class="key" style={style}>
				{shown}
			</span>
		);
	const press = () => {
		if (type === 'location-picker')
			drawn.act({ kind: 'location', latitude: 45.815, longitude: 15.9819 });
		else if (type === 'share-phone')
			drawn.act({ kind: 'contact', name: 'Ana', phone: '+385911234567' });
		else drawn.tap(body, body);
	};
	return (
		<button type="button" class="key" style={style} onClick={press} title={`${type}: ${body}`}>
			{shown}
		</button>
	);
}

function alignOf(value: unknown): 'left' | 'center' | 'right' {
	return value === 'left' || value === 'right' ? value : 'center';
}
