import { planFields } from '#shared/fields/plan-fields.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { SimulatedFigure } from '#shared/result/simulation-result.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { simulate } from '../simulation/simulate.ts'

/** Enough for a first look: P10 and P90 lie within a few places of a hundred. The page of the plan's dates goes on from them. */
const FIRST_DRAWS = 64

/** Months after the plan that are looked at too: what comes late may come after it. */
const MONTHS_MORE = 60

/** When first power comes of the first draws of a plan; null where nothing in it is uncertain. Rule D4. */
export function firstPowerRange(plan: PlanFile, mayGoOn: () => void): SimulatedFigure | null {
	const horizonMonths = Math.min(planFields.horizonMonths.max ?? Infinity, plan.horizonMonths + MONTHS_MORE)
	const settings = { ...USUAL_SETTINGS, draws: FIRST_DRAWS }
	return simulate({ ...plan, horizonMonths }, settings, mayGoOn).figures['verdict.firstPower'] ?? null
}
