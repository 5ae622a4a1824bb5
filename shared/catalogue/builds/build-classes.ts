import type { HallScope } from '../hall-steps.ts'
import type { Percentiles, Provenance } from '../types.ts'

export type BuildClassId = 'retrofit' | 'ai_build' | 'own_pace'
/** The class of a campus of which nothing else is said. */
export const USUAL_BUILD_CLASS = 'ai_build' satisfies BuildClassId

/** What kind of build a site is, and how long its first building takes from the clearing of land to work. */
export type BuildClass = Provenance & {
	readonly id: BuildClassId
	readonly name: string
	readonly months: Percentiles
	/** a lognormal fitted to the campuses behind it, those not at work counted as longer than to their last image; null: too few */
	readonly fit: (Percentiles & { readonly finished: number; readonly open: number }) | null
	readonly note: string
}

/** A campus as one snapshot of its source has it, from the clearing of land to what is at work. */
export type CampusBuild = Provenance & {
	readonly id: string
	readonly campus: string
	readonly country: string
	/** whose halls they are: let to another, a GPU cloud’s, a cloud’s own, or buildings that stood */
	readonly builder: 'landlord' | 'neocloud' | 'own' | 'retrofit'
	readonly builtBy: string | null
	readonly tenants: readonly string[]
	/** the day land began to be cleared; null where the source no longer says */
	readonly started: string | null
	readonly startedBy: string
	/** the day of the last image */
	readonly lastImage: string
	/** whether the first building was at work by the snapshot, seen or by the source’s reckoning */
	readonly atWork: boolean
	/** all buildings at work by a day, the first of them first; megawatts of all of them */
	readonly steps: readonly {
		readonly date: string
		readonly buildings: number | null
		readonly facilityMW: number
		readonly itMW: number
		readonly seen?: true
	}[]
	readonly note: string | null
}

type HallOfClass = { readonly siteId: string; readonly scope: HallScope | null; readonly startMonth: string }
type Built = {
	readonly sites: readonly { readonly id: string; readonly buildClass: BuildClassId | null }[]
	readonly buildPhases: readonly HallOfClass[]
}

/** The class that a site states, else what its first hall says: a shell that is there, or the usual one. */
export function buildClassOf({ sites, buildPhases }: Built, siteId: string): BuildClassId {
	const stated = sites.find(({ id }) => id === siteId)?.buildClass ?? null
	if (stated !== null) return stated
	const built = buildPhases.filter((hall) => hall.siteId === siteId && hall.scope !== 'existing')
	const first = built.reduce<HallOfClass | null>(
		(before, hall) => (before === null || hall.startMonth < before.startMonth ? hall : before),
		null,
	)
	const scope = first?.scope ?? 'greenfield'
	return scope === 'shell_exists' || scope === 'fit_out_only' ? 'retrofit' : USUAL_BUILD_CLASS
}

/** A class by its id. */
export function buildClass(
	{ buildClasses }: { readonly buildClasses: readonly BuildClass[] },
	id: BuildClassId,
): BuildClass {
	const row = buildClasses.find((known) => known.id === id)
	if (row === undefined) throw new Error(`There is no class of build ${id}.`)
	return row
}

type Months = { readonly buildClasses: readonly BuildClass[] }

/** A hall's months as planned: those it states, else the median of its site's class. */
export function hallMonths(
	catalogue: Months,
	plan: Built,
	hall: HallOfClass & { readonly durationMonths: number | null },
): number {
	if (hall.durationMonths !== null) return hall.durationMonths
	return buildClass(catalogue, buildClassOf(plan, hall.siteId)).months.p50
}
