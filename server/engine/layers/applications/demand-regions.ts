import { distanceKm, type Point } from '#shared/catalogue/distance.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { DemandRegion } from '#shared/catalogue/types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** A region and its part of an application’s demand. */
export type RegionShare = { readonly row: DemandRegion; readonly share: number }

type RegionsOfParams = { readonly plan: Pick<PlanFile, 'applications'>; readonly catalogue: Catalogue }

/** Where the users of an application are, parts adding up to 1, in the order of the plan; none: nothing is said of them. Rule pW6. */
export function regionsOf({ plan, catalogue }: RegionsOfParams, application: number): readonly RegionShare[] {
	const stated = plan.applications[application]?.demandRegions ?? []
	const whole = stated.reduce((sum, { share }) => sum + share, 0)
	const shares = new Map<string, number>()
	for (const { region, share } of stated) shares.set(region, (shares.get(region) ?? 0) + share / whole)
	return [...shares].map(([id, share]) => {
		const row = catalogue.demandRegions.find((known) => known.id === id)
		if (!row) throw new Error(`There is no demand region ${id}.`)
		return { row, share }
	})
}

const HOURS = 24

/** How far the peaks of regions fall together: 1 in one time zone, 0 where they cancel; R = |Σ s · e^(2πi · offset ÷ 24)|. Rule pW6. */
export function peaksTogether(regions: readonly { readonly utcOffset: number; readonly share: number }[]): number {
	const offsets = new Set(regions.map(({ utcOffset }) => ((utcOffset % HOURS) + HOURS) % HOURS))
	if (offsets.size < 2) return 1
	const sum = (part: (angle: number) => number) =>
		regions.reduce((total, { utcOffset, share }) => total + share * part((2 * Math.PI * utcOffset) / HOURS), 0)
	return Math.min(1, Math.hypot(sum(Math.cos), sum(Math.sin)))
}

type RoundTrip = { readonly baseMs: number; readonly msPerKm: number }

/** Milliseconds from users to a site and back. Rule pW7. */
export function roundTripMs({ baseMs, msPerKm }: RoundTrip, from: Point, to: Point): number {
	return baseMs + msPerKm * distanceKm(from, to)
}
