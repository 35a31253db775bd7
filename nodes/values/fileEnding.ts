/** The file ending of a path in lower case, without the dot. */
export function fileEnding(path: string): string | undefined {
	return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
}
