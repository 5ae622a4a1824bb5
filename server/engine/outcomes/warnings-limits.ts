import type { Series, Warning } from '#shared/result.ts'
import { figure } from '../balance/cause-words.ts'
import { yearIndices, yearOf } from './environment-inputs.ts'
import type { WarningFacts } from './warning-facts.ts'

/** Limits of land, water and emissions that a site states and its plan passes. */
export function limitWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return plan.sites.flatMap((site, index): readonly Warning[] => {
		const result = facts.parts.sites[site.id]
		if (!result) return []
		const path = `sites[${String(index)}]`
		const water = firstYearAbove(facts, { series: result.waterM3, limit: site.waterLimitM3PerYear })
		const carbon = firstYearAbove(facts, { series: result.co2LocationTonnes, limit: site.emissionsLimitTonnesPerYear })
		return [
			...landWarnings(facts, index),
			...(water === null
				? []
				: [
						{
							path: `${path}.waterLimitM3PerYear`,
							code: 'water_limit',
							text: `${site.name} uses ${figure(water.sum)} m³ of water in ${String(water.year)}, above its limit of ${figure(site.waterLimitM3PerYear ?? 0)} m³.`,
							mend: 'Choose dry cooling, or raise the limit.',
						},
					]),
			...(carbon === null
				? []
				: [
						{
							path: `${path}.emissionsLimitTonnesPerYear`,
							code: 'emissions_limit',
							text: `${site.name} emits ${figure(carbon.sum)} t CO₂e in ${String(carbon.year)}, location-based, above its limit of ${figure(site.emissionsLimitTonnesPerYear ?? 0)} t.`,
							mend: 'Move load, run less gas, or raise the limit.',
						},
					]),
		]
	})
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
			text: `${site.name} has ${figure(site.landHectares)} ha; ${figure(peakMW)} MW at the meter and its solar field usually take ${figure(need)} ha.`,
			mend: 'Check the land, or build denser than the usual hectares a megawatt (an assumption).',
		},
	]
}
