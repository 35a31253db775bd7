import { useState } from 'preact/hooks';

import type { AddressedBy } from '../../wire';
import { api } from '../api';
import { useStore } from '../store';

const hints: Record<AddressedBy, string> = {
	sms: 'The signed inbound URL of your trigger, with its token: Mitto’s staff would enter it',
	gbm: 'The webhook URL of your trigger: it would be entered in Google’s console',
	'chat-apps': 'A webhook that was not registered through the API',
};

/** Where callbacks go when no vendor's API registers them. The sandbox remembers it until it ends. */
export function AddressForm({ name }: { name: AddressedBy }) {
	const { settings } = useStore();
	const [url, setUrl] = useState('');
	const [problem, setProblem] = useState('');
	const saved = settings?.addresses[name];
	const save = (event: Event) => {
		event.preventDefault();
		api
			.address(name, url)
			.then(() => {
				setUrl('');
				setProblem('');
			})
			.catch((reason: Error) => setProblem(reason.message));
	};
	return (
		<form class="address" onSubmit={save}>
			<label>
				<span class="label">Where replies go</span>
				<input
					type="url"
					value={url}
					required={saved === undefined}
					placeholder={saved ?? 'http://127.0.0.1:5678/webhook/…'}
					onInput={({ currentTarget }) => setUrl(currentTarget.value)}
				/>
			</label>
			<button type="submit" class="small">
				Save
			</button>
			<p class="hint">
				{problem || (saved === undefined ? hints[name] : `Replies go to ${saved}`)}
			</p>
		</form>
	);
}
