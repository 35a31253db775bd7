/** The id of a person as a phone number, where it is one: SMS also has names and short codes. */
export function phoneIn(id: string | null): string | null {
	return id !== null && /^\+?\d{5,15}$/.test(id) ? id : null;
}
