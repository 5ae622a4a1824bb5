import type { Cause } from '#shared/result/cause-result.ts'
import type { Buildout } from '#shared/result.ts'
import { bindingCause } from '../causes/binding-cause.ts'
import { type Bound, boundIn, shortfallIn } from './binding.ts'
import { buildoutCauses } from '../causes/buildout-cause.ts'
import { buildouts } from '../buildout/buildout.ts'
import { layerFlows, type PlanFlows } from './layer-balance.ts'
import type { BalanceRun } from '../run-balance.ts'

/**
 * What binds a plan month by month, in the view of what is asked and in that of its target, in a run whose items know what
 * delays them. Rules B11–B13.
 */
export class Bindings {
	readonly run: BalanceRun
	readonly flows: PlanFlows
	readonly bounds: readonly (Bound | null)[]
	readonly causes: readonly (Cause | null)[]
	#buildouts: { readonly sites: readonly Buildout[]; readonly plan: Buildout } | null = null
	#targetCauses: readonly (Cause | null)[] | null = null

	constructor(run: BalanceRun) {
		const flows = layerFlows(run)
		const all = { workloads: run.layout.turns, sites: [...run.input.sites.keys()] }
		const bounds: (Bound | null)[] = []
		const causes: (Cause | null)[] = []
		for (let month = 0; month < run.input.months; month++) {
			const bound = boundIn({ flows: flows.plan, month, shortfall: shortfallIn(run, month, all) })
			bounds.push(bound)
			causes.push(bound && bindingCause({ run, flows, bound, month }))
		}
		this.run = run
		this.flows = flows
		this.bounds = bounds
		this.causes = causes
	}

	/** Whether anything is asked in any month; without, the build-out view answers. */
	get isAsked(): boolean {
		return this.bounds.some((bound) => bound !== null)
	}

	/** Made when it is first read, as what is asked of a plan mostly answers without it. */
	get buildouts(): { readonly sites: readonly Buildout[]; readonly plan: Buildout } {
		return (this.#buildouts ??= buildouts(this.run))
	}

	/** of the build-out view; looked for where nothing is asked in any month */
	get targetCauses(): readonly (Cause | null)[] {
		return (this.#targetCauses ??= this.isAsked
			? this.bounds.map(() => null)
			: buildoutCauses(this.run, this.buildouts))
	}
}
