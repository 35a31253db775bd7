/** Puts a parameter into the query of a URL; what is there already is kept as it is written. */
export function withParameter(url: string, name: string, value: string): string {
	const [address = '', ...fragment] = url.split('#');
	const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
	return [`${address}${joint}${name}=${encodeURIComponent(value)}`, ...fragment].join('#');
}
