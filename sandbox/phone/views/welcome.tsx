const services = [
	['Mitto API, chat apps base URL', '/chat'],
	['Mitto API, SMS base URL', '/sms'],
	['Viber bot, base URL', '/viber/pa'],
	['Telegram bot, base URL', '/telegram'],
] as const;

/** What to do when no conversation is open. */
export function Welcome({ empty }: { empty: boolean }) {
	return (
		<section class="welcome" aria-label="Getting started">
			<h2>{empty ? 'Nothing was sent yet' : 'Open a conversation'}</h2>
			<p>
				{empty
					? 'Send a message from n8n, and it is drawn here as its channel shows it.'
					: 'Answer as its person, tap what was sent, or say what became of it.'}
			</p>
			<dl class="facts">
				{services.map(([label, path]) => (
					<div key={path}>
						<dt>{label}</dt>
						<dd>
							<code>
								{location.origin}
								{path}
							</code>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
