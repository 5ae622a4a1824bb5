import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { simulationResult } from '../simulation/answer/simulation-result.ts'
import { beginSimulation, runSlice, TooManyInputs } from '../simulation/draws/run-slice.ts'
import { roomFor } from '../simulation/simulate.ts'

/** A report says the same of the same plan, however long somebody waited for draws: one block of them. */
const DRAWS = 512

/** The odds that a report prints of its own plan; undefined where more is uncertain than is drawn. */
export function oddsForPaper(plan: PlanFile, mayGoOn: () => void = () => {}): SimulationResult | undefined {
	try {
		const of = beginSimulation(plan, { ...USUAL_SETTINGS, draws: DRAWS })
		if (of.drawing.spreads.length === 0) return simulationResult(of, null, 0)
		const kept = roomFor(of)
		const enough = () => {
			mayGoOn()
			return false
		}
		kept.put(runSlice(of, { from: 0, to: DRAWS, enough }))
		return simulationResult(of, kept, DRAWS)
	} catch (error) {
		if (error instanceof TooManyInputs) return undefined
		throw error
	}
}
