import type { Layer, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from './findings/finding.ts'
import type { WhyTarget } from './key-figure.ts'
import { largest, last, sum } from './series.ts'
import { count, megawatts, MISSING } from './wording/figures.ts'
import { counted, sentenceCase } from './wording/months.ts'
import { layerBinds } from './wording/names.ts'

export type SiteCard = {
	readonly id: string
	readonly name: string
	readonly where: string
	readonly latitude: number | null
	readonly longitude: number | null
	readonly figures: readonly { readonly label: string; readonly value: string; readonly why: WhyTarget | null }[]
	readonly binding: string
}
export type SitesView = { readonly finding: Finding; readonly sites: readonly SiteCard[] }

function bindingWords(result: PlanResult, id: string): string {
	const months = new Map<Layer, number>()
	for (const layer of result.sites[id]?.binding ?? [])
		if (layer !== null && layer !== 'applications') months.set(layer, (months.get(layer) ?? 0) + 1)
	const [most] = [...months].sort(([, a], [, b]) => b - a)
	return most === undefined ? 'Nothing holds it back' : `${layerBinds(most[0])} in ${counted(most[1], 'month')}`
}

function cardOf({
	plan,
	result,
	site,
}: {
	plan: PlanFile
	result: PlanResult
	site: PlanFile['sites'][number]
}): SiteCard {
	const own = result.sites[site.id]
	const month = result.months.at(-1) ?? null
	const scope = `site:${site.id}`
	const people = Object.values(result.workforce.bySite[site.id] ?? {})
	const heads = largest(result.months.map((_, index) => sum(people.map((series) => series[index] ?? 0))))
	const contracted = sum(plan.powerContracts.filter((row) => row.siteId === site.id).map((row) => row.capacityMW))
	return {
		id: site.id,
		name: site.name,
		where: [site.region, site.country].filter((part) => part !== null && part !== '').join(', '),
		latitude: site.latitude,
		longitude: site.longitude,
		figures: [
			{
				label: 'Contracted',
				value: `${megawatts(contracted)} MW`,
				why: { quantity: 'energy.contractCapacity', scope, month: null },
			},
			{
				label: 'Halls ready',
				value: own ? `${megawatts(last(own.commissionedItMW))} MW IT` : MISSING,
				why: own ? { quantity: 'commissionedItMW', scope, month } : null,
			},
			{
				label: 'Drawn at the meter',
				value: own ? `${megawatts(largest(own.facilityPowerMW)?.value ?? 0)} MW` : MISSING,
				why: own
					? {
							quantity: 'facilityPowerMW',
							scope,
							month: result.months[largest(own.facilityPowerMW)?.index ?? 0] ?? month,
						}
					: null,
			},
			{
				label: 'Accelerators',
				value: own ? count(last(own.energisedAccelerators)) : MISSING,
				why: own ? { quantity: 'energisedAccelerators', scope, month } : null,
			},
			{
				label: 'Builders and operators',
				value: count(heads?.value ?? 0),
				why: { quantity: 'workforce.worked', scope, month: result.months[heads?.index ?? 0] ?? month },
			},
		],
		binding: bindingWords(result, site.id),
	}
}

/** Every site with its megawatts, people and what holds it back. */
export function buildSitesView(plan: PlanFile, result: PlanResult): SitesView {
	const ready = sum(Object.values(result.sites).map((site) => last(site.commissionedItMW)))
	const sites = plan.sites.map((site) => cardOf({ plan, result, site }))
	const [first] = sites
	return {
		sites,
		finding:
			first === undefined
				? {
						title: 'No site yet',
						lede: 'Add one by name and coordinates: climate, grid, labour market and building cost follow from where it lies.',
					}
				: {
						title: sentenceCase(`${counted(sites.length, 'site')}, ${megawatts(ready)} MW IT at the end of the plan`),
						lede: `${sites.map((site) => `${site.name}: ${site.binding}`).join('. ')}.`,
					},
	}
}
