import { coolingAt } from '../../places/places.ts'
import { coolingsOf } from '../../document/site-energy-result.ts'
import { present, rowFacts } from '../../facts.ts'
import type { DocumentReader } from './document-reader.ts'
import { readSiteFigure } from './site-figure.ts'

const FIGURES = {
	designPue: { label: 'Design PUE at full load', symbol: 'PUE_design', unit: '' },
	peakPue: { label: 'Peak PUE (0.4% hour) at full load', symbol: 'PUE_peak', unit: '' },
	wueLPerKWhIT: { label: 'Water on site by IT energy', symbol: 'WUE', unit: 'L/kWh' },
	maxRackKW: { label: 'Max rack power', symbol: 'P_rack', unit: 'kW' },
} as const

type CoolingFigureField = keyof typeof FIGURES
const isField = (name: string): name is CoolingFigureField => Object.hasOwn(FIGURES, name)

/** `sites.abilene.coolings.d2c_dry_trim.designPue`: every cooling in a site's climate, used there or not. */
export const coolingFigure: DocumentReader = (frame, name) => {
	const { site, scope, row, field } = readSiteFigure(frame, name, 'coolings')
	if (!isField(field)) return null
	const { catalogue } = frame.world.model
	const cooling = coolingsOf(frame.world.model, site).find(({ id }) => id === row)
	const technology = catalogue.coolingTechnologies.find(({ id }) => id === row)
	if (!cooling || !technology) return null
	const { climate } = coolingAt(frame.world.model, site, technology)
	const { label, symbol, unit } = FIGURES[field]
	return {
		label: `${label}: ${cooling.name}`,
		symbol,
		unit,
		scope,
		month: null,
		value: cooling[field],
		rule: 'E9',
		source: technology.source,
		method: 'From the climate’s own table, else the technology’s regression at the climate’s temperatures.',
		decided: field === 'maxRackKW' ? 'rated' : FROM[cooling.from],
		facts: present([
			rowFacts({ table: 'coolingTechnologies', row: technology, label: `Cooling ${technology.name}` }),
			rowFacts({ table: 'climates', row: climate, label: `Climate ${climate.id}` }),
		]),
	}
}

const FROM = {
	climate: 'cooling_in_climate_table',
	technology: 'cooling_by_own_curve',
} as const
