/** What a refused question is answered with, such as that too much waits already; null where it says nothing. */
export function refusedText(problem: unknown): string | null {
	const said = new Map<string, unknown>(typeof problem === 'object' && problem !== null ? Object.entries(problem) : [])
	const text = ['detail', 'mend'].map((key) => said.get(key)).filter((part) => typeof part === 'string')
	return text.length === 0 ? null : text.join(' ')
}
