import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { counting, inPlaceBy, type Lever, type LeverContext, leversOf, roundSizes } from '../lever.ts'

/** More hands at a site, by what limits them: beds, a cap, how fast they come; or one shift a day more. Rule D2. */
export function labourLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) => {
		const own = ask.plan.sites.find(({ id }) => id === site.id)
		if (own === undefined) return []
		const { beds, travellersCap, netAddsPerMonth, shifts } = own.labour
		const wanted = ask.result.workforce.unlevelled.construction.peak.headcount
		const adds = netAddsPerMonth ?? assumedAdds(ask.plan, site.id)
		const lever = leversOf({ layer: 'infrastructure', siteId: site.id, subject: site.name, list: 'sites', id: site.id })
		const due = inPlaceBy(firstWork(ask, site.id))
		return [
			lever('beds', {
				field: 'labour.beds',
				was: beds,
				sizes: beds === null ? [] : roundSizes(wanted - beds, 1),
				value: (size) => (beds ?? 0) + size,
				due,
			}),
			lever('travellers', {
				field: 'labour.travellersCap',
				was: travellersCap,
				sizes: travellersCap === null ? [] : roundSizes(wanted - travellersCap, 1),
				value: (size) => (travellersCap ?? 0) + size,
				due,
			}),
			lever('net_adds', {
				field: 'labour.netAddsPerMonth',
				was: netAddsPerMonth,
				sizes: roundSizes(Math.max(adds * 2, wanted / 6), 1),
				value: (size) => adds + size,
				due,
			}),
			lever('shifts', {
				field: 'labour.shifts',
				was: shifts,
				sizes: counting(Math.min(1, 3 - (shifts ?? 1))),
				value: (size) => (shifts ?? 1) + size,
				due,
			}),
		]
	})
}

/** When work begins on what is late for hands, else when the loss begins. */
function firstWork({ result, run }: LeverContext, siteId: string): string {
	const starts = run.losses.flatMap(({ item }) => {
		const entry = item === null ? undefined : result.schedule[item]
		return entry === undefined || entry.siteId !== siteId ? [] : [entry.start]
	})
	return starts.toSorted()[0] ?? run.first
}

const assumedAdds = ({ assumptions }: PlanFile, siteId: string): number =>
	assumptions[`${siteId}/netAddsPerMonth`]?.value ??
	assumptions['netAddsPerMonth']?.value ??
	ASSUMPTIONS.netAddsPerMonth.default
