import { checkPublicUrl } from '../../../nodes/callbacks/publicUrl';

const viber = { vendor: 'Viber', ports: [443] };
const check =
	(address: string, allowLocal = false, rules = viber as { vendor: string; ports?: number[] }) =>
	() =>
		checkPublicUrl(address, rules, allowLocal);

describe('the address that a vendor is to call', () => {
	it('is accepted when it is public, https and has an allowed port', () => {
		expect(check('https://n8n.example.com/webhook/x')).not.toThrow();
		expect(check('https://n8n.example.com:443/x')).not.toThrow();
		expect(check('https://n8n.example.com:8443/x', false, { vendor: 'Mitto' })).not.toThrow();
		expect(check('https://172.32.0.1/x')).not.toThrow();
	});

	it.each([
		['n8n.example.com/x', /is "n8n.example.com\/x", which is not a complete URL/],
		['', /is "", which is not a complete URL/],
		['ftp://n8n.example.com/x', /not a complete URL/],
		['http://n8n.example.com/x', /begins with http, but Viber calls https addresses only/],
		['https://n8n.example.com:8443/x', /has port 8443, but Viber calls only 443/],
		['https://localhost/x', /leads to localhost, which Viber cannot reach/],
		['https://127.0.0.1/x', /cannot reach/],
		['https://10.1.2.3/x', /cannot reach/],
		['https://172.16.0.1/x', /cannot reach/],
		['https://192.168.1.5:5678/x', /cannot reach/],
		['https://169.254.1.1/x', /cannot reach/],
		['https://[::1]/x', /cannot reach/],
		['https://[fd12::1]/x', /cannot reach/],
		['https://my-mac.local/x', /cannot reach/],
	])('%p is refused with the reason', (address, reason) => {
		expect(check(address)).toThrow(reason);
	});

	it('may be a local one for development, but must be a URL', () => {
		expect(check('http://localhost:5678/x', true)).not.toThrow();
		expect(check('localhost:5678', true)).toThrow(/not a complete URL/);
	});
});
