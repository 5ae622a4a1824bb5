import type { CoolingFigure, CoolingPlace } from '#shared/catalogue/climate-cooling.ts'
import type { Sourced } from '../../../kernel/quantity.ts'
import { fromRow } from '../../../sourced.ts'
import { formatFigure } from '#shared/units/format.ts'

/** The figure as its row is cited: the climate's table, or the technology's own row and what it was read at (E9). */
export function fromCooling(
	{ climate, technology }: CoolingPlace,
	figure: CoolingFigure,
	field: { readonly climates: string; readonly row: string },
): Sourced {
	const quality = 'derived'
	if (figure.from === 'climates')
		return fromRow(figure.value, {
			table: 'climates',
			row: climate,
			field: `${field.climates}.${technology.id}`,
			quality,
		})
	const { asOf, confidence, ...cited } = figure.at ? technology.regression : technology
	const source = figure.at
		? `${cited.source}; read at ${formatFigure(figure.at.celsius, { digits: 3 })} °C, the ${WORDS[figure.at.variable]} of ${climate.id} (${climate.source})`
		: `${cited.source}; ${climate.id} has no figure for it (${climate.source})`
	const row = { ...technology, source, asOf, confidence }
	return fromRow(figure.value, { table: 'coolingTechnologies', row, field: field.row, quality })
}

const WORDS = {
	meanDryBulbC: 'mean dry bulb',
	meanWetBulbC: 'mean wet bulb',
	designDryBulb04C: '0.4% dry bulb',
	designWetBulb04C: '0.4% wet bulb',
} as const
