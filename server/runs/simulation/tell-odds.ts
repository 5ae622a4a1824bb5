import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { During } from '../during.ts'
import { simulationResult } from './answer/simulation-result.ts'
import { beginSimulation, runSlice } from './draws/run-slice.ts'
import { meantAfter, roomFor } from './simulate.ts'

/** After so many draws the bands are told, and after each further block. */
const TOLD_AFTER = [16, 64, 128, 256] as const
const BLOCK = 512

const nextTold = (done: number): number =>
	TOLD_AFTER.find((draws) => draws > done) ?? (Math.floor(done / BLOCK) + 1) * BLOCK

/** The odds of a plan, told as they come. Rule U7. */
export function tellOdds(
	plan: PlanFile,
	settings: SimulationSettings,
	{ mayGoOn, found }: Pick<During<SimulationResult>, 'mayGoOn' | 'found'>,
): SimulationResult {
	const of = beginSimulation(plan, settings)
	if (of.drawing.spreads.length === 0) return simulationResult(of, null, 0)
	const kept = roomFor(of)
	const enough = () => {
		mayGoOn()
		return false
	}
	for (let meant = meantAfter(of, kept); kept.done < meant; meant = meantAfter(of, kept)) {
		kept.put(runSlice(of, { from: kept.done, to: Math.min(meant, nextTold(kept.done)), enough }))
		found(simulationResult(of, kept, Math.max(meant, meantAfter(of, kept))))
	}
	return simulationResult(of, kept, kept.done)
}
