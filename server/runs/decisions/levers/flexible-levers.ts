import type { Workload } from '#shared/schemas/plan-items.ts'
import { inPlaceBy, type Lever, type LeverContext, leversOf, type ShortSite } from '../lever.ts'
import { addedBattery } from './supply-levers.ts'

const MOST_WORK = 2

/** Where non-firm power counts for nothing: which work may pause, and a battery that carries it. Rules D2, lP3. */
export function flexibleLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites
		.filter((site) => uncountedMW(site, ask) > 0)
		.flatMap((site) => [...pausing(site, ask), ...addedBattery(site, ask)])
}

/** The most of the months of the cause. */
function uncountedMW({ id }: ShortSite, { result, run }: LeverContext): number {
	const { nonFirmMW = [], flexibleMW = [] } = result.sites[id] ?? {}
	return Math.max(0, ...nonFirmMW.slice(run.from, run.to).map((MW, at) => MW - (flexibleMW[run.from + at] ?? 0)))
}

/** Runs and jobs before services, the largest ask first: what nobody waits for may pause. */
function pausing({ id }: ShortSite, { plan, result, run }: LeverContext): readonly Lever[] {
	const asked = (work: Workload) =>
		Math.max(0, ...(result.workloads[work.id]?.acceleratorsRequired ?? []).slice(run.from, run.to))
	return plan.workloads
		.filter(({ flexibility, siteIds }) => flexibility === null && (siteIds.length === 0 || siteIds.includes(id)))
		.filter((work) => work.kind !== 'inference' && asked(work) > 0)
		.toSorted((one, other) => asked(other) - asked(one))
		.slice(0, MOST_WORK)
		.map((work) => {
			const subject = work.name || work.id
			const turning = leversOf({ layer: 'energy', siteId: id, subject, list: 'workloads', id: work.id })
			return turning('workload_flexibility', {
				field: 'flexibility',
				was: work.flexibility,
				sizes: [1],
				value: () => 'pause',
				due: inPlaceBy(run.first),
			})
		})
}
