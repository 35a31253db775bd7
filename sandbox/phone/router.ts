import { useEffect, useState } from 'preact/hooks';

import type { Channel } from '../wire';

/** Where the page is, by its address. */
export type Place =
	| { view: 'phones'; channel?: Channel; person?: string }
	| { view: 'message'; id: string }
	| { view: 'campaigns' }
	| { view: 'inspector'; id?: number }
	| { view: 'switchboard' };

export function placeOf(path: string): Place {
	const [first = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
	if (first === 'conversation') {
		return { view: 'phones', channel: rest[0] as Channel, person: rest.slice(1).join('/') };
	}
	if (first === 'message') return { view: 'message', id: rest.join('/') };
	if (first === 'inspector') {
		return { view: 'inspector', ...(rest[0] !== undefined && { id: Number(rest[0]) }) };
	}
	if (first === 'campaigns' || first === 'switchboard') return { view: first };
	return { view: 'phones' };
}

export const addressOf = {
	conversation: (channel: string, person: string) =>
		`/conversation/${channel}/${encodeURIComponent(person)}`,
	message: (id: string) => `/message/${encodeURIComponent(id)}`,
	exchange: (id: number) => `/inspector/${id}`,
};

export function go(path: string): void {
	history.pushState(null, '', path);
	dispatchEvent(new PopStateEvent('popstate'));
}

/** The place, and links of the page followed without loading it again. */
export function usePlace(): Place {
	const [path, setPath] = useState(location.pathname);
	useEffect(() => {
		const moved = () => setPath(location.pathname);
		const clicked = (event: MouseEvent) => {
			const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
			const link = (event.target as Element | null)?.closest?.('a[href]');
			if (!plain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
			if (link.origin !== location.origin || link.target !== '' || link.hash !== '') return;
			event.preventDefault();
			go(link.pathname);
		};
		addEventListener('popstate', moved);
		addEventListener('click', clicked);
		return () => {
			removeEventListener('popstate', moved);
			removeEventListener('click', clicked);
		};
	}, []);
	return placeOf(path);
}
