/** Milliseconds of a task at its best after it has warmed up: what else a machine does only ever adds to them. */
export function bestMs(task: () => void, rounds: { readonly warm: number; readonly counted: number }): number {
	for (let round = 0; round < rounds.warm; round++) task()
	let best = Infinity
	for (let round = 0; round < rounds.counted; round++) {
		const from = performance.now()
		task()
		best = Math.min(best, performance.now() - from)
	}
	return best
}
