/** Takes the tags of HTML out of a text. A tag that never ends is text, and is looked at once only. */
export function withoutTags(text: string): string {
	return text.replace(/<[^>]*>?/g, (tag) => (tag.endsWith('>') ? '' : tag));
}
