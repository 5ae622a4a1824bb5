import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { USUAL_SETTINGS } from '../simulation/simulate.ts'
import { tellOdds } from '../simulation/tell-odds.ts'

/** A report says the same of the same plan, however long somebody waited for draws: one block of them. */
const DRAWS = 512

/** The odds that a report prints of its own plan. */
export function oddsForPaper(plan: PlanFile, mayGoOn: () => void = () => {}): SimulationResult {
	return tellOdds(plan, { ...USUAL_SETTINGS, draws: DRAWS }, { mayGoOn, found: () => {} })
}
