import { rerunPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { applyChange } from '#server/runs/trials/apply-change.ts'
import type { Swing } from '#shared/decisions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { outcomeOf, type Outcome } from './trial-runs.ts'

/** Two runs of the engine each. */
const MOST = 30

/** What is lost from the status month on, as far as it has a price, and what is paid. */
function costOf({ verdict, paid }: Outcome): { readonly usd: number; readonly mwMonths: number } {
	const { past: _past, ...totals } = verdict.totals
	const lost = Object.values(totals)
	return {
		usd: lost.reduce((sum, { usd }) => sum + (usd ?? 0), 0) + paid.committed + paid.opex,
		mwMonths: totals.late.mwMonths + totals.unserved.mwMonths,
	}
}

const later = (one: Outcome, other: Outcome): number | null => {
	const [from, to] = [one.verdict.fullPower.month, other.verdict.fullPower.month]
	return from === null || to === null ? null : monthsBetween(from, to)
}

type SwingsRun = {
	readonly plan: PlanFile
	readonly frame: PlanRun
	/** both ends of every range, by the name its swing is asked for by */
	readonly ends: Readonly<Record<string, readonly TriedChange[]>>
}

/** What the worse end of each range costs, and by how many months it moves full power; an end that makes no valid plan moves nothing. */
export function findSwings({ plan, frame, ends }: SwingsRun, mayGoOn: () => void): Readonly<Record<string, Swing>> {
	const before = outcomeOf(frame)
	const base = costOf(before)
	const swings: Record<string, Swing> = {}
	for (const [name, changes] of Object.entries(ends).slice(0, MOST)) {
		const tried = changes.flatMap((change) => {
			const changed = applyChange(plan, change)
			if (changed === null) return []
			mayGoOn()
			const outcome = outcomeOf(rerunPlan(frame, changed))
			const cost = costOf(outcome)
			return [{ usd: cost.usd - base.usd, mwMonths: cost.mwMonths - base.mwMonths, months: later(before, outcome) }]
		})
		const [worst] = tried.toSorted((one, other) => other.usd - one.usd || other.mwMonths - one.mwMonths)
		if (worst !== undefined) swings[name] = worst
	}
	return swings
}
