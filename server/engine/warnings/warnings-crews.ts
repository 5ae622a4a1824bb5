import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { item } from '../cells.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { crewHours } from '../people/workforce-heads.ts'
import { workAt } from '../schedule/labour/country-inputs.ts'
import { localHours } from '../schedule/schedule.quantities.ts'
import { workingWeek } from '../schedule/site-inputs.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import type { EngineModel } from '../world.ts'
import type { WarningFacts } from './warning-facts.ts'

/** Countries whose workers may sign that the weekly limit does not hold for them. */
const OPT_OUT: readonly string[] = ['GB']

/** Longer weeks than the law allows, and more travellers than a country is thought to have. Rules pL3, pL4. */
export function crewWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { model } = frame.world
	const week = columnOf(frame, workingWeek)
	const overLaw = model.plan.sites.flatMap((site, index): readonly Warning[] => {
		const { country, row } = workAt(model, index)
		const hours = week.at(index, 0)
		if (row.legalWeeklyMax === null || hours <= row.legalWeeklyMax) return []
		return [
			{
				path: `sites[${String(index)}].labour.weeklyHours`,
				code: 'hours_over_law',
				facts: { site: site.name, hours, most: row.legalWeeklyMax, optOut: OPT_OUT.includes(country) },
			},
		]
	})
	return [...overLaw, ...manyTravellers(frame)]
}

function manyTravellers(frame: Frame<EngineModel>): readonly Warning[] {
	const { model, months } = frame.world
	const sites = model.plan.sites.map((_, site) => site)
	const countries = new Map<string, number[]>()
	for (const site of sites) {
		const { country } = workAt(model, site)
		countries.set(country, [...(countries.get(country) ?? []), site])
	}
	return [...countries].flatMap(([country, ofCountry]): readonly Warning[] => {
		const most = workAt(model, item(ofCountry, 0)).row.travellersCap.best
		const heads = Array.from({ length: months }, (_, month) =>
			ofCountry.reduce((sum, site) => sum + travellersAt(frame, site, month), 0),
		)
		const peak = Math.max(...heads)
		if (peak <= 2 * most) return []
		const month = model.months[heads.indexOf(peak)] ?? null
		return [{ path: 'sites', code: 'travellers_many', facts: { country, heads: peak, most, month } }]
	})
}

/** Travellers at work at a site in a month: what its crews do that local hands do not. */
function travellersAt(frame: Frame<EngineModel>, site: number, month: number): number {
	const [worked, local] = [columnOf(frame, crewHours), columnOf(frame, localHours)]
	const hours = TRADES.reduce((sum, _, trade) => {
		const crew = site * TRADES.length + trade
		return sum + worked.at(crew, month) - local.at(crew, month)
	}, 0)
	return hours / columnOf(frame, hoursPerHead).at(site, month)
}
