import type { Loss } from '#shared/result/verdict-result.ts'
import type { PlanResult } from '#shared/result.ts'

/** Megawatt-months that are still to come late or to go unserved, and the loss that is most of them; null where there are none. */
export function lateOrUnserved({ verdict }: Pick<PlanResult, 'verdict'>): {
	readonly mwMonths: number
	readonly most: Loss | null
} {
	const { late, unserved } = verdict.totals
	const own = verdict.losses.filter(({ kind, past }) => !past && (kind === 'late' || kind === 'unserved'))
	const mwMonths = late.mwMonths + unserved.mwMonths
	const [most] = own.toSorted((one, other) => other.mwMonths - one.mwMonths)
	return { mwMonths, most: mwMonths > 0 ? (most ?? null) : null }
}
