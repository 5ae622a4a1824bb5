import { fieldFacts } from '#shared/fields/registry.ts'
import type { ChosenPlace, CoolingChoice } from '#shared/result/energy-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { FigureTable, TableFigure } from '../pages/layer-page.ts'
import { headOf } from './head-of.ts'
import { count } from '#shared/formats/figures.ts'

const PUES = ['designPue', 'peakPue'] as const

/** More sites than this and the page would be all tables. */
const MOST_SITES = 3

/** Three decimals throughout, so that the column lines up. */
const pue = (value: number) => formatFigure(value)

/** `Abilene TX, 3 km away`; named in the plan, it has no distance. */
function placeWords({ id, distanceKm }: ChosenPlace): string {
	return distanceKm === null
		? `${id}, set in the plan`
		: `${id}, the nearest climate data, ${count(distanceKm)} km away`
}

function figuresOf(choice: CoolingChoice): readonly TableFigure[] {
	return [
		pue(choice.designPue),
		pue(choice.peakPue),
		formatFigure(choice.wueLPerKWhIT, { digits: 3 }),
		count(choice.maxRackKW),
		choice.from === 'climate' ? 'city table' : 'regression',
	]
}

/** Every cooling technology in the climate of the plan's first sites, those in use marked. */
export function coolingTables(plan: PlanFile, result: PlanResult): readonly FigureTable[] {
	return plan.sites.slice(0, MOST_SITES).flatMap(({ id, name }): readonly FigureTable[] => {
		const site = result.sites[id]
		if (!site || site.coolings.length === 0) return []
		return [
			{
				title: `Cooling at ${name}`,
				sub: `At full load, in the weather of ${placeWords(site.places.climate)}; bold: in use`,
				heads: [
					fieldFacts('sites', 'cooling').label,
					...PUES.map((field) => fieldFacts('sites', field).label),
					headOf('wue'),
					'Max kW per rack',
					'Source',
				],
				rows: site.coolings.map((choice) => ({
					key: choice.id,
					name: choice.name,
					chosen: choice.used,
					figures: figuresOf(choice),
				})),
			},
		]
	})
}
