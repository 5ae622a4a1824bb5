import type { Series } from '#shared/series.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { solarLand } from '../equipment/space-inputs.ts'
import { columnOf } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { yearIndices, yearOf } from '../environment/environment-inputs.ts'
import type { WarningFacts } from './warning-facts.ts'

/** Limits of land, water and emissions that a site states and its plan passes. */
export function limitWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return plan.sites.flatMap((site, index): readonly Warning[] => {
		const path = `sites[${String(index)}]`
		return [
			...landWarnings(facts, index),
			...waterWarnings(facts, { site, path }),
			...carbonWarnings(facts, { site, path }),
		]
	})
}

type SiteAtPath = { readonly site: EngineModel['plan']['sites'][number]; readonly path: string }

function waterWarnings(facts: WarningFacts, { site, path }: SiteAtPath): readonly Warning[] {
	const limit = site.waterLimitM3PerYear
	const water = firstYearAbove(facts, { series: facts.parts.sites[site.id]?.waterM3 ?? [], limit })
	if (water === null || limit === null) return []
	return [
		{
			path: `${path}.waterLimitM3PerYear`,
			code: 'water_limit',
			facts: { site: site.name, m3: water.sum, year: water.year, limit },
		},
	]
}

function carbonWarnings(facts: WarningFacts, { site, path }: SiteAtPath): readonly Warning[] {
	const limit = site.emissionsLimitTonnesPerYear
	const carbon = firstYearAbove(facts, { series: facts.parts.sites[site.id]?.co2LocationTonnes ?? [], limit })
	if (carbon === null || limit === null) return []
	return [
		{
			path: `${path}.emissionsLimitTonnesPerYear`,
			code: 'emissions_limit',
			facts: { site: site.name, tonnes: carbon.sum, year: carbon.year, limit },
		},
	]
}

/** Sum of the first calendar year above a limit; null where none is, or no limit is set. */
function firstYearAbove(facts: WarningFacts, ask: { readonly series: Series; readonly limit: number | null }) {
	const { limit } = ask
	if (limit === null) return null
	const { model } = facts.frame.world
	const years = yearIndices(model)
	for (const year of new Set(years)) {
		const months = years.flatMap((of, month) => (of === year ? [month] : []))
		const sum = months.reduce((total, month) => total + (ask.series[month] ?? 0), 0)
		if (sum > limit) return { year: yearOf(model, months[0] ?? 0), sum }
	}
	return null
}

/** Land for the facility's peak and for solar on the site, against what the site states. Facility §1.9 */
function landWarnings({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const site = frame.world.model.plan.sites[index]
	const space = site && parts.sites[site.id]?.space
	if (!space || site.landHectares === null) return []
	const { landHectares: need, peakFacilityMW: peakMW } = space
	if (need <= site.landHectares) return []
	return [
		{
			path: `sites[${String(index)}].landHectares`,
			code: 'land_short',
			facts: {
				site: site.name,
				hectares: site.landHectares,
				meterMW: peakMW,
				needHectares: need,
				solarField: plantOnLand(frame, site.id),
			},
		},
	]
}

/** Whether a contract of the site is for plant that takes land of it: a solar field. */
function plantOnLand(frame: WarningFacts['frame'], siteId: string): boolean {
	const land = columnOf(frame, solarLand)
	return frame.world.model.plan.powerContracts.some((row, index) => row.siteId === siteId && land.at(index, 0) > 0)
}
