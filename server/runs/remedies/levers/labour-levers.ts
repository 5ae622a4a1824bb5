import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import { statedAt } from '#shared/schemas/stated-at-site.ts'
import { catalogueFor, countryWorkOf } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { counting, roundSizes, type Lever, leversOf } from '../lever.ts'

type LabourLeversSite = PlanFile['sites'][number]
type SiteOfResult = { readonly plan: PlanFile; readonly result: PlanResult; readonly siteId: string }

/** Longest week that is looked at: beyond it tired hands give less, not more. */
const LONGEST_WEEK = 60

/** More hands or longer hours at a site: beds, travellers, their ramp, the week, a shift, the pool of a trade. Rule R3. */
export function labourLevers({ plan, result, siteId }: SiteOfResult, trades: readonly string[]): readonly Lever[] {
	const site = plan.sites.find(({ id }) => id === siteId)
	if (site === undefined) return []
	return [
		...travellerLevers({ plan, result, siteId }),
		...hourLevers({ plan, result }, site),
		...poolLevers(plan, site, trades),
	]
}

/** Travellers of a site, by what limits them: beds, a cap, or how fast they come. */
export function travellerLevers({ plan, result, siteId }: SiteOfResult): readonly Lever[] {
	const site = plan.sites.find(({ id }) => id === siteId)
	if (site === undefined) return []
	const { beds, travellersCap, netAddsPerMonth } = site.labour
	const wanted = result.workforce.unlevelled.construction.peak.headcount
	const adds = netAddsPerMonth ?? assumed(plan, siteId, 'netAddsPerMonth')
	const lever = leversOf({ layer: 'infrastructure', subject: site.name, list: 'sites', id: siteId })
	return [
		lever('beds', {
			field: 'labour.beds',
			was: beds,
			sizes: beds === null ? [] : roundSizes(wanted - beds, 1),
			value: (size) => (beds ?? 0) + size,
		}),
		lever('travellers', {
			field: 'labour.travellersCap',
			was: travellersCap,
			sizes: travellersCap === null ? [] : roundSizes(wanted - travellersCap, 1),
			value: (size) => (travellersCap ?? 0) + size,
		}),
		lever('net_adds', {
			field: 'labour.netAddsPerMonth',
			was: netAddsPerMonth,
			sizes: roundSizes(Math.max(adds * 2, wanted / 6), 1),
			value: (size) => adds + size,
		}),
	]
}

function hourLevers(of: Omit<SiteOfResult, 'siteId'>, site: LabourLeversSite): readonly Lever[] {
	const { id, name, labour } = site
	const hours = weekOf(of, site)
	const lever = leversOf({ layer: 'infrastructure', subject: name, list: 'sites', id })
	return [
		lever('weekly_hours', {
			field: 'labour.weeklyHours',
			was: labour.weeklyHours,
			sizes: counting(LONGEST_WEEK - hours),
			value: (size) => hours + size,
		}),
		secondShift({ id, name, labour }),
	]
}

/** Hours a week at a site: its own, the plan's, else those of the country it lies in. Rule pL4. */
function weekOf({ plan, result }: Omit<SiteOfResult, 'siteId'>, site: LabourLeversSite): number {
	const lies = site.country ?? result.sites[site.id]?.places.gridRegion.country ?? ''
	return statedAt(plan, site, 'weeklyHours')?.value ?? countryWorkOf(catalogueFor(plan), lies).weeklyHours
}

/** One shift a day more than now, up to three. */
export function secondShift({ id, name, labour }: Pick<LabourLeversSite, 'id' | 'name' | 'labour'>): Lever {
	const shifts = labour.shifts ?? 1
	return leversOf({ layer: 'infrastructure', subject: name, list: 'sites', id })('shifts', {
		field: 'labour.shifts',
		was: labour.shifts,
		sizes: counting(Math.min(1, 3 - shifts)),
		value: (size) => shifts + size,
	})
}

function poolLevers(plan: PlanFile, site: LabourLeversSite, trades: readonly string[]): readonly Lever[] {
	return plan.labourPools
		.filter(({ siteId, trade }) => siteId === site.id && trades.includes(trade))
		.map(({ id, trade, available }) => {
			const subject = `${trade}/${site.name}`
			return leversOf({ layer: 'infrastructure', subject, list: 'labourPools', id })('labour_pool', {
				field: 'available',
				was: available,
				sizes: roundSizes(Math.max(available * 2, 100), 1),
				value: (size) => available + size,
			})
		})
}

/** Trades that the causes of a run name, else those that set racks. */
export function tradesNamed(causes: readonly { readonly cause: string }[]): readonly string[] {
	const named = causes.flatMap(({ cause }) => (cause.startsWith('labour:') ? [cause.slice('labour:'.length)] : []))
	return [...new Set(named)]
}

function assumed(plan: PlanFile, siteId: string, key: AssumptionKey): number {
	return plan.assumptions[`${siteId}/${key}`]?.value ?? plan.assumptions[key]?.value ?? ASSUMPTIONS[key].default
}
