import type { Cause } from '#shared/cause-result.ts'
import type { Buildout } from '#shared/result.ts'
import { bindingCause } from '../causes/binding-cause.ts'
import { type Bound, boundIn, shortfallIn } from './binding.ts'
import { buildoutCauses } from '../causes/buildout-cause.ts'
import { buildouts } from '../buildout/buildout.ts'
import { layerFlows, type PlanFlows } from './layer-balance.ts'
import type { BalanceRun } from '../run-balance.ts'

/** What binds a plan month by month, in the view of what is asked and in that of its target. */
export type Bindings = {
	readonly run: BalanceRun
	readonly flows: PlanFlows
	readonly bounds: readonly (Bound | null)[]
	readonly causes: readonly (Cause | null)[]
	readonly buildouts: { readonly sites: readonly Buildout[]; readonly plan: Buildout }
	/** of the build-out view; looked for where nothing is asked in any month */
	readonly targetCauses: readonly (Cause | null)[]
}

/** Bounds and causes of a run whose items know what delays them. Rules B11–B13. */
export function bindingsOf(run: BalanceRun): Bindings {
	const flows = layerFlows(run)
	const all = { workloads: run.layout.turns, sites: run.input.sites }
	const bounds: (Bound | null)[] = []
	for (let month = 0; month < run.input.months; month++) {
		bounds.push(boundIn({ flows: flows.plan, month, shortfall: shortfallIn(run, month, all) }))
	}
	const views = buildouts(run)
	return {
		run,
		flows,
		bounds,
		causes: bounds.map((bound, month) => bound && bindingCause({ run, flows, bound, month })),
		buildouts: views,
		targetCauses: bounds.some((bound) => bound !== null) ? bounds.map(() => null) : buildoutCauses(run, views),
	}
}
