import {
	elementScroll,
	observeElementOffset,
	observeElementRect,
	Virtualizer,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface Props<T> {
	items: T[];
	keyOf(item: T): string | number;
	draw(item: T, index: number): ComponentChildren;
	/** Height of an item in pixels before it is measured. */
	estimate: number;
	label: string;
	class?: string;
	/** Stays at the newest item, unless the reader went up. */
	toEnd?: boolean;
}

/** A list of which only what can be seen is drawn. Arrow keys walk through its items. */
export function VirtualList<T>({ items, keyOf, draw, estimate, label, toEnd, ...rest }: Props<T>) {
	const scroller = useRef<HTMLDivElement>(null);
	const [, again] = useReducer((count: number) => count + 1, 0);
	const atEnd = useRef(true);
	const options = {
		count: items.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => estimate,
		getItemKey: (index: number) => keyOf(items[index]!),
		overscan: 4,
		observeElementRect,
		observeElementOffset,
		scrollToFn: elementScroll,
		onChange: () => again(undefined as never),
	};
	const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, HTMLElement>(options));
	virtualizer.setOptions(options);
	useLayoutEffect(() => virtualizer._didMount(), []);
	useLayoutEffect(() => virtualizer._willUpdate());

	const last = items.length - 1;
	const height = virtualizer.getTotalSize();
	useLayoutEffect(() => {
		if (toEnd && atEnd.current && last >= 0) virtualizer.scrollToIndex(last, { align: 'end' });
	}, [last, height]);

	const scrolled = () => {
		const { scrollTop, scrollHeight, clientHeight } = scroller.current!;
		atEnd.current = scrollHeight - scrollTop - clientHeight < 80;
	};
	const walk = (event: KeyboardEvent) => {
		const row = (event.target as Element).closest<HTMLElement>('[data-index]');
		const from = row === null ? -1 : Number(row.dataset.index);
		const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: last }[event.key];
		if (to === undefined || !(event.target as Element).matches('a, button, [role=list]')) return;
		if (to < 0 || to > last) return;
		event.preventDefault();
		virtualizer.scrollToIndex(to);
		setTimeout(() => {
			scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] :is(a, button)`)?.focus();
		}, 50);
	};

	return (
		<div
			ref={scroller}
			class={`scroller ${rest.class ?? ''}`}
			role="list"
			aria-label={label}
			tabIndex={0}
			onScroll={scrolled}
			onKeyDown={walk}
		>
			<div class="runway" role="presentation" style={{ height: `${height}px` }}>
				{virtualizer.getVirtualItems().map(({ key, index, start }) => (
					<div
						key={key}
						ref={(element) => virtualizer.measureElement(element)}
						data-index={index}
						class="row"
						role="listitem"
						aria-setsize={items.length}
						aria-posinset={index + 1}
						style={{ transform: `translateY(${start}px)` }}
					>
						{draw(items[index]!, index)}
					</div>
				))}
			</div>
		</div>
	);
}
