import type { Happening } from '../wire';

type Listener = (happening: Happening) => void;

/** Passes on what happens in the sandbox to whoever listens. Nothing is kept. */
export class Events {
	private readonly listeners = new Set<Listener>();

	publish(happening: Happening): void {
		for (const listener of this.listeners) listener(happening);
	}

	/** Returns what ends the listening. */
	subscribe(listener: Listener): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
}
