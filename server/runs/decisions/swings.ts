import { rerunPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { applyChange } from '#server/runs/trials/apply-change.ts'
import { notedRange } from '#server/views/tables/noted-range.ts'
import { defaultsToConfirm } from '#server/views/tables/to-confirm-view.ts'
import type { Swing } from '#server/views/todo/swings-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
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

/** The plan with a default at one end of its range, wherever it stands; null where that is no valid plan. */
function atEnd(plan: PlanFile, keys: readonly string[], end: 'low' | 'high'): PlanFile | null {
	const inputs = keys.flatMap((key) => {
		const noted = notedRange(plan, key)
		const value = noted?.range[end] ?? null
		if (noted === null || value === null) return []
		const { list, id, field, value: was } = noted
		return [{ action: 'set' as const, list, id, field, value, was }]
	})
	return inputs.length === 0 ? null : applyChange(plan, { action: 'together', inputs })
}

type SwingsRun = { readonly plan: PlanFile; readonly frame: PlanRun }

/** By the keys of each default to confirm, what the worse end of its range costs, and by how many months it moves full power. */
export function findSwings({ plan, frame }: SwingsRun, mayGoOn: () => void): Readonly<Record<string, Swing>> {
	const before = outcomeOf(frame)
	const base = costOf(before)
	const swings: Record<string, Swing> = {}
	for (const { keys } of (defaultsToConfirm(plan)?.rows ?? []).slice(0, MOST)) {
		const ends = (['low', 'high'] as const).flatMap((end) => {
			const changed = atEnd(plan, keys, end)
			if (changed === null) return []
			mayGoOn()
			const outcome = outcomeOf(rerunPlan(frame, changed))
			const cost = costOf(outcome)
			return [{ usd: cost.usd - base.usd, mwMonths: cost.mwMonths - base.mwMonths, months: later(before, outcome) }]
		})
		const [worst] = ends.toSorted((one, other) => other.usd - one.usd || other.mwMonths - one.mwMonths)
		if (worst !== undefined) swings[keys.join()] = worst
	}
	return swings
}
