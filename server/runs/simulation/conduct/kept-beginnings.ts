import type { SimulationSettings } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { HeadlineRun } from '#server/engine/headline-run.ts'
import { beginSimulation, type Simulated } from '../draws/run-slice.ts'

/** A thread takes turns at the simulations that are under way. */
const MOST = 6
/** As many as twenty of 20 sites over ten years, or one of fifty sites. */
const MOST_CELLS = 6_000_000

/** What the draws of a simulation begin with, kept from slice to slice: the one used longest ago goes first. */
export function keepBeginnings() {
	const kept = new Map<string, Simulated>()
	const enter = (name: string, one: Simulated) => {
		kept.delete(name)
		kept.set(name, one)
		let cells = 0
		for (const [index, [other, { base }]] of [...kept].reverse().entries()) {
			cells += cellsIn(base)
			if (index > 0 && (index >= MOST || cells > MOST_CELLS)) kept.delete(other)
		}
		return one
	}
	return async (
		plan: { readonly name: string; readonly read: () => Promise<PlanFile> },
		settings: SimulationSettings,
	) => {
		const { seed, off, rho } = settings
		const name = JSON.stringify([plan.name, seed, off, rho])
		return enter(name, kept.get(name) ?? beginSimulation(await plan.read(), settings))
	}
}

/** Figures that a run holds. */
export function cellsIn({ columns }: Pick<HeadlineRun, 'columns'>): number {
	let cells = 0
	for (const { values } of columns.values()) cells += values.length
	return cells
}
