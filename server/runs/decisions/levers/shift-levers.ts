import { LATENCY_CLASSES } from '#shared/units/latency-classes.ts'
import { countryInText } from '#shared/units/country.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Workload } from '#shared/schemas/plan-items.ts'
import { countryOfSite } from '#server/engine/compute-plan.ts'
import { inPlaceBy, type Lever, type LeverContext, leversOf } from '../lever.ts'

type Site = PlanFile['sites'][number]
const MOST_SITES = 2
const MOST_OF_EACH = 2

const turning = ({ id }: Workload, subject: string) =>
	leversOf({ layer: 'models', siteId: null, subject, list: 'workloads', id })
const nameOfWork = ({ id, name }: Workload) => name ?? id

/** What of a layer a site has and nobody asks for, in the month of the cause in which it is least. */
function spareOf({ result, run }: LeverContext, { id }: Site, layer: Layer): number {
	const { available = [], required = [] } = result.sites[id]?.layers[layer] ?? {}
	return Math.min(...available.slice(run.from, run.to).map((there, at) => there - (required[run.from + at] ?? 0)))
}

/** Workloads that are not served whole while the cause lasts, the largest ask first. */
function unserved({ plan, result, run }: LeverContext): readonly Workload[] {
	const missing = ({ id }: Workload) => {
		const { acceleratorsRequired = [], acceleratorsAllocated = [] } = result.workloads[id] ?? {}
		const months = acceleratorsRequired.slice(run.from, run.to)
		return Math.max(0, ...months.map((asked, at) => asked - (acceleratorsAllocated[run.from + at] ?? 0)))
	}
	return plan.workloads
		.filter((workload) => missing(workload) > 0)
		.toSorted((a, b) => missing(b) - missing(a))
		.slice(0, MOST_OF_EACH)
}

/** Work that names its sites, let into one more that has accelerators to spare. Rule D2. */
export function movedWork(ask: LeverContext): readonly Lever[] {
	if (ask.plan.sites.length < 2) return []
	const free = ask.plan.sites
		.filter((site) => spareOf(ask, site, 'chips') > 0)
		.toSorted((one, other) => spareOf(ask, other, 'chips') - spareOf(ask, one, 'chips'))
	return unserved(ask)
		.filter(({ siteIds }) => siteIds.length > 0)
		.flatMap((work) =>
			free
				.filter((site) => !work.siteIds.includes(site.id) && mayRun(work.residency, countryOf(ask, site)))
				.slice(0, MOST_SITES)
				.map((site) =>
					turning(work, `${nameOfWork(work)}/${site.name}`)('workload_site', {
						field: 'siteIds',
						was: work.siteIds,
						sizes: [1],
						value: () => [...work.siteIds, site.id],
						due: inPlaceBy(ask.run.first),
					}),
				),
		)
}

/** Work that fills its sites in order, spread over them by what each can serve: others find room at the first. Rule D2. */
export const spreadWork = (ask: LeverContext): readonly Lever[] =>
	ask.plan.workloads
		.filter(({ siteIds, placement }) => siteIds.length > 1 && (placement ?? 'listed') === 'listed')
		.slice(0, MOST_OF_EACH)
		.map((work) =>
			turning(work, nameOfWork(work))('workload_placement', {
				field: 'placement',
				was: work.placement,
				sizes: [1],
				value: () => 'balanced',
				due: inPlaceBy(ask.run.first),
			}),
		)

const countryOf = ({ plan }: LeverContext, site: Site): string => countryOfSite(plan, site)

const mayRun = (residency: readonly string[], country: string): boolean =>
	residency.length === 0 || residency.includes(country)

/** Work that finds no site in reach, let into one more country that has a site of the plan, or answered from farther away. Rule D2. */
export const fartherWork = (ask: LeverContext): readonly Lever[] => [...fartherSites(ask), ...moreCountries(ask)]

function moreCountries(ask: LeverContext): readonly Lever[] {
	return unserved(ask).flatMap((work) => {
		const { siteIds, residency } = work
		const open = ask.plan.sites.filter((site) => siteIds.length === 0 || siteIds.includes(site.id))
		const countries = new Set(open.map((site) => countryOf(ask, site)))
		return [...countries]
			.filter((country) => !mayRun(residency, country))
			.slice(0, MOST_SITES)
			.map((country) =>
				turning(work, `${nameOfWork(work)}/${countryInText(country)}`)('workload_residency', {
					field: 'residency',
					was: residency,
					sizes: [1],
					value: () => [...residency, country],
					due: inPlaceBy(ask.run.first),
				}),
			)
	})
}

/** Services out of their users’ reach, let answer from farther away. */
function fartherSites(ask: LeverContext): readonly Lever[] {
	return unserved(ask).flatMap((work): readonly Lever[] => {
		if (work.kind !== 'inference') return []
		const { latencyClass } = work
		const slower = LATENCY_CLASSES.slice(LATENCY_CLASSES.indexOf(latencyClass ?? 'relaxed') + 1)
		return [
			turning(work, nameOfWork(work))('workload_class', {
				field: 'latencyClass',
				was: latencyClass,
				sizes: slower.map((_, step) => step + 1),
				value: (size) => slower[size - 1] ?? 'relaxed',
				due: inPlaceBy(ask.run.first),
			}),
		]
	})
}
