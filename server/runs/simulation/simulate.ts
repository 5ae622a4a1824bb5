import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isSteadyNow, simulationResult } from './answer/simulation-result.ts'
import { BLOCK } from './chance/stratified.ts'
import { KeptDraws } from './draws/kept-draws.ts'
import { beginSimulation, runSlice, type Simulated, type Slice } from './draws/run-slice.ts'

/** Draws that are run where nobody says how many. Rule U8. */
export const USUAL_DRAWS = 2048

/** Room for the draws that may be asked of a plan. */
export const roomFor = ({ asEntered, base, drawing, settings }: Simulated): KeptDraws =>
	new KeptDraws({
		draws: settings.draws ?? USUAL_DRAWS,
		width: asEntered.figures.length,
		months: base.world.months,
		inputs: drawing.spreads.length,
	})

/** So many draws are meant after those that are done: all that are asked for, else another block until it is steady. Rule U8. */
export function meantAfter(of: Simulated, kept: KeptDraws): number {
	const most = kept.shape.draws
	if (of.settings.draws !== null) return most
	if (kept.done < BLOCK) return Math.min(BLOCK, most)
	return kept.done % BLOCK === 0 && isSteadyNow(of, kept) ? kept.done : Math.min(most, nextBlock(kept.done))
}

const nextBlock = (done: number) => (Math.floor(done / BLOCK) + 1) * BLOCK

/** The odds of a plan, one draw after the other. `mayGoOn` throws once nobody waits any more. @throws TooManyInputs */
export function simulate(
	plan: PlanFile,
	settings: SimulationSettings = USUAL_SETTINGS,
	mayGoOn: () => void = () => {},
): SimulationResult {
	const of = beginSimulation(plan, settings)
	if (of.drawing.spreads.length === 0) return simulationResult(of, null, 0)
	const kept = roomFor(of)
	for (let meant = meantAfter(of, kept); kept.done < meant; meant = meantAfter(of, kept))
		kept.put(sliceTo(of, { from: kept.done, to: meant, mayGoOn }))
	return simulationResult(of, kept, kept.done)
}

type SliceTo = { readonly from: number; readonly to: number; readonly mayGoOn: () => void }

function sliceTo(of: Simulated, { from, to, mayGoOn }: SliceTo): Slice {
	const enough = () => {
		mayGoOn()
		return false
	}
	return runSlice(of, { from, to, enough })
}
