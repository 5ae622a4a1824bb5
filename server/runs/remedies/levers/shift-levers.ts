import { LATENCY_CLASSES } from '#shared/units/latency-classes.ts'
import { countryInText } from '#shared/units/country.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isAhead } from '#shared/status-month.ts'
import { countryOfSite } from '#server/engine/compute-plan.ts'
import { type LeverContext, type Lever, leversOf } from '../lever.ts'

type ShiftLeversWorkload = PlanFile['workloads'][number]
const MOST_SITES = 2
const MOST_OF_EACH = 2

/** Orders and work moved to a site that has room; work spread anew, and users who bear a farther site. Rule R3. */
export function shiftLevers(ask: LeverContext): readonly Lever[] {
	const reach = [...fartherSites(ask), ...moreCountries(ask)]
	if (ask.plan.sites.length < 2) return reach
	return [...movedOrders(ask), ...movedWork(ask), ...spreadWork(ask), ...reach]
}

type ShiftLeversSite = PlanFile['sites'][number]

/** What of a layer a site has and nobody asks for, in the month of the run in which it is least. */
function spareOf({ result, run }: LeverContext, { id }: ShiftLeversSite, layer: Layer): number {
	const { available = [], required = [] } = result.sites[id]?.layers[layer] ?? {}
	return Math.min(...available.slice(run.from, run.to).map((there, at) => there - (required[run.from + at] ?? 0)))
}

const powerAndHalls = (ask: LeverContext, site: ShiftLeversSite): number =>
	Math.min(spareOf(ask, site, 'energy'), spareOf(ask, site, 'infrastructure'))

/** Sites that are not short themselves, most of what is wanted there first. */
function sitesWith(ask: LeverContext, spare: (site: ShiftLeversSite) => number): readonly ShiftLeversSite[] {
	const short = new Set(ask.sites.map(({ id }) => id))
	const room = new Map(ask.plan.sites.map((site) => [site.id, short.has(site.id) ? 0 : spare(site)]))
	const roomOf = ({ id }: ShiftLeversSite) => room.get(id) ?? 0
	return ask.plan.sites.filter((site) => roomOf(site) > 0).toSorted((a, b) => roomOf(b) - roomOf(a))
}

/** Orders yet to be placed: of sites whose power or halls are short to others that have both; where chips are, to these. */
function movedOrders(ask: LeverContext): readonly Lever[] {
	const { plan, sites, run } = ask
	const short = new Set(sites.map(({ id }) => id))
	const chips = run.layer === 'chips'
	const roomy = sitesWith(ask, (site) => powerAndHalls(ask, site)).slice(0, MOST_SITES)
	const to = chips ? plan.sites.filter(({ id }) => short.has(id)) : roomy
	return plan.chipOrders
		.filter(({ siteId, phaseId, orderMonth }) => {
			return short.has(siteId) !== chips && phaseId === null && isAhead(plan, orderMonth)
		})
		.toSorted((a, b) => b.accelerators - a.accelerators)
		.slice(0, MOST_OF_EACH)
		.flatMap(({ id, name, siteId }) =>
			to.map((site) => {
				const lever = leversOf({ layer: 'chips', subject: `${name ?? id}/${site.name}`, list: 'chipOrders', id })
				return lever('order_site', { field: 'siteId', was: siteId, sizes: [1], value: () => site.id })
			}),
		)
}

/** Workloads that are not served whole in the run, largest ask first. */
function unserved({ plan, result, run }: LeverContext): readonly ShiftLeversWorkload[] {
	const missing = ({ id }: ShiftLeversWorkload) => {
		const { acceleratorsRequired = [], acceleratorsAllocated = [] } = result.workloads[id] ?? {}
		const months = acceleratorsRequired.slice(run.from, run.to)
		return Math.max(0, ...months.map((asked, at) => asked - (acceleratorsAllocated[run.from + at] ?? 0)))
	}
	return plan.workloads
		.filter((workload) => missing(workload) > 0)
		.toSorted((a, b) => missing(b) - missing(a))
		.slice(0, MOST_OF_EACH)
}

/** Work that names its sites, let into one more whose accelerators, or power and halls, are not all used. */
function movedWork(ask: LeverContext): readonly Lever[] {
	const free = sitesWith(ask, (site) => Math.max(spareOf(ask, site, 'chips'), powerAndHalls(ask, site)))
	return unserved(ask)
		.filter(({ siteIds }) => siteIds.length > 0)
		.flatMap(({ id, name, siteIds, residency }) =>
			free
				.filter((site) => !siteIds.includes(site.id) && mayRun(residency, countryOf(ask, site)))
				.slice(0, MOST_SITES)
				.map((site) => {
					const lever = leversOf({ layer: 'models', subject: `${name ?? id}/${site.name}`, list: 'workloads', id })
					return lever('workload_site', {
						field: 'siteIds',
						was: siteIds,
						sizes: [1],
						value: () => [...siteIds, site.id],
					})
				}),
		)
}

/** Work that fills its sites in order, spread over them by what each can serve: others find room at the first. */
function spreadWork({ plan }: LeverContext): readonly Lever[] {
	return plan.workloads
		.filter(({ siteIds, placement }) => siteIds.length > 1 && (placement ?? 'listed') === 'listed')
		.slice(0, MOST_OF_EACH)
		.map(({ id, name, placement }) => {
			const lever = leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })
			return lever('workload_placement', { field: 'placement', was: placement, sizes: [1], value: () => 'balanced' })
		})
}

const countryOf = ({ plan }: LeverContext, site: ShiftLeversSite): string => countryOfSite(plan, site)

const mayRun = (residency: readonly string[], country: string): boolean =>
	residency.length === 0 || residency.includes(country)

const isOutOfReach = ({ run }: LeverContext): boolean => run.causes.some(({ cause }) => cause === 'no_site_in_reach')

/** Work that finds no site in the countries it may run in, let into one more that has a site of the plan. */
function moreCountries(ask: LeverContext): readonly Lever[] {
	if (!isOutOfReach(ask)) return []
	return unserved(ask).flatMap(({ id, name, siteIds, residency }) => {
		const open = ask.plan.sites.filter((site) => siteIds.length === 0 || siteIds.includes(site.id))
		const countries = new Set(open.map((site) => countryOf(ask, site)))
		return [...countries]
			.filter((country) => !mayRun(residency, country))
			.slice(0, MOST_SITES)
			.map((country) => {
				const subject = `${name ?? id}/${countryInText(country)}`
				const lever = leversOf({ layer: 'models', subject, list: 'workloads', id })
				const value = () => [...residency, country]
				return lever('workload_residency', { field: 'residency', was: residency, sizes: [1], value })
			})
	})
}

/** Services out of their users’ reach, let answer from farther away. */
function fartherSites(ask: LeverContext): readonly Lever[] {
	if (!isOutOfReach(ask)) return []
	return unserved(ask).flatMap((workload): readonly Lever[] => {
		if (workload.kind !== 'inference') return []
		const { id, name, latencyClass } = workload
		const slower = LATENCY_CLASSES.slice(LATENCY_CLASSES.indexOf(latencyClass ?? 'relaxed') + 1)
		const lever = leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })
		return [
			lever('workload_class', {
				field: 'latencyClass',
				was: latencyClass,
				sizes: slower.map((_, step) => step + 1),
				value: (size) => slower[size - 1] ?? 'relaxed',
			}),
		]
	})
}
