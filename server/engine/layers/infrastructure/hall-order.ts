import type { Column } from '../../kernel/algorithm-node.ts'

/** Halls in the order in which they became ready, ties as listed: the order in which they fill. */
export function byReadiness(halls: readonly number[], ready: Column): readonly number[] {
	const firstReady = new Map(halls.map((hall) => [hall, firstMonth(hall, ready)]))
	const of = (hall: number) => firstReady.get(hall) ?? ready.months
	return halls.toSorted((left, right) => of(left) - of(right) || left - right)
}

function firstMonth(hall: number, ready: Column): number {
	for (let month = 0; month < ready.months; month++) if (ready.at(hall, month) > 0) return month
	return ready.months
}
