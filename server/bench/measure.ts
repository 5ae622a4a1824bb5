/** Median milliseconds of a task after it has warmed up. */
export function medianMs(task: () => void, rounds: { readonly warm: number; readonly counted: number }): number {
	for (let round = 0; round < rounds.warm; round++) task()
	const times = Array.from({ length: rounds.counted }, () => {
		const from = performance.now()
		task()
		return performance.now() - from
	})
	return times.toSorted((left, right) => left - right)[Math.floor(rounds.counted / 2)] ?? NaN
}
