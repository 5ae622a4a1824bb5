/** Two letters that stand for a person where there is no room for the name. */
export function initialsOf(name: string): string {
	const words = name.split(/\s+/).filter((word) => word !== '')
	const first = words[0]?.charAt(0) ?? '?'
	const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''
	return (first + last).toUpperCase()
}
