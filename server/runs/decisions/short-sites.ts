import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { assumedIn } from '#shared/fields/assumptions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { KW_PER_MW } from '#shared/units/conversions.ts'
import type { ShortSite } from './lever.ts'
import type { LossQuestion } from './loss-questions.ts'

const MOST_SITES = 2

/** The site of a cause, or those where most is late in its worst month, with what is missing there in the layer's unit. */
export function shortSites(plan: PlanFile, result: PlanResult, run: LossQuestion): readonly ShortSite[] {
	const { siteId, mw } = run
	const lateAt = (id: string) => Math.max(0, ...(result.sites[id]?.lateMW.slice(run.from, run.to) ?? []))
	const sites =
		siteId === null
			? plan.sites.toSorted((one, other) => lateAt(other.id) - lateAt(one.id)).slice(0, MOST_SITES)
			: plan.sites.filter(({ id }) => id === siteId)
	return sites.map(({ id, name }) => ({ id, name, missingMW: mw, missing: mw * perItMW({ plan, result, run }, id) }))
}

/** Of a layer's own unit, what a megawatt of IT asks for. */
function perItMW({ plan, result, run }: { plan: PlanFile; result: PlanResult; run: LossQuestion }, id: string): number {
	if (run.layer === 'infrastructure') return 1
	if (run.layer === 'energy') return result.sites[id]?.peakPue[0] ?? 1
	return 1 / itMWOfAccelerator(plan, id)
}

/** Nameplate of one accelerator of the site's last order, with its share of the server and of what stands beside it. */
export function itMWOfAccelerator(plan: PlanFile, siteId: string): number {
	const { chips } = catalogueFor(plan)
	const order = plan.chipOrders.findLast((one) => one.siteId === siteId) ?? plan.chipOrders.at(-1)
	const chip = chips.find((one) => one.id === order?.chip) ?? chips[0]
	const kW = (chip?.nodeMaxKW ?? 0) / Math.max(1, chip?.acceleratorsPerNode ?? 1)
	const overhead = assumedIn(plan, 'itOverheadFactor')
	return Math.max(1e-6, ((kW > 0 ? kW : (chip?.tdpW ?? 1000) / KW_PER_MW) * overhead) / KW_PER_MW)
}
