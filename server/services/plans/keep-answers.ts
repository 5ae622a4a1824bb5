/** The last answers by what was asked: the same question asks the engine once while this process lives. */
export function keepAnswers<Answer>(most: number): (key: string, ask: () => Promise<Answer>) => Promise<Answer> {
	const known = new Map<string, Answer>()
	return async (key, ask) => {
		const kept = known.get(key)
		if (kept !== undefined) return kept
		const answer = await ask()
		known.set(key, answer)
		const [oldest] = known.keys()
		if (known.size > most && oldest !== undefined) known.delete(oldest)
		return answer
	}
}
