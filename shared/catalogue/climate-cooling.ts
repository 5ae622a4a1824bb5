import type { FacilityRatio } from './facility-types.ts'
import type { Catalogue } from './tables.ts'
import type { Climate, CoolingTechnology, PueRegression, Quadratic } from './types.ts'

/** One technology in one climate, and the tables the rest is read from. */
export type CoolingPlace = {
	readonly catalogue: Pick<Catalogue, 'electricalChains' | 'facilityRatios'>
	readonly climate: Climate
	readonly technology: CoolingTechnology
}
type ClimateCoolingReading = { readonly variable: keyof Temperatures; readonly celsius: number }
/** A figure, and where it comes from: the climate's own table, or the technology's row at a temperature. */
export type CoolingFigure = {
	readonly value: number
	readonly from: 'climates' | 'coolingTechnologies'
	/** what the regression was read at; null where none was needed */
	readonly at: ClimateCoolingReading | null
}
type Temperatures = Pick<Climate, PueRegression['peakVariable'] | 'meanDryBulbC'> & { readonly meanWetBulbC: number }

const tabled = (value: number): CoolingFigure => ({ value, from: 'climates', at: null })

/** Full-load PUE, mean of the year: the climate's figure, else the technology's regression. */
export function designPueIn(place: CoolingPlace): CoolingFigure {
	const known = place.climate.designPue[place.technology.id]
	if (known !== undefined) return tabled(known)
	const { averagePue, averageVariable } = place.technology.regression
	return regressed(place, { curve: averagePue, variable: averageVariable, least: 1 + lossOf(place) })
}

/** PUE of the 0.4 % hour at full load; never under that of the year. */
export function peakPueIn(place: CoolingPlace): CoolingFigure {
	const known = place.climate.peakPue[place.technology.id]
	if (known !== undefined) return tabled(known)
	const { peakPue, peakVariable } = place.technology.regression
	return regressed(place, { curve: peakPue, variable: peakVariable, least: designPueIn(place).value })
}

/** Water on site, litres per kWh of IT, mean of the year: the climate's figure, else the technology's curve, else its row's best. */
export function wueIn(place: CoolingPlace): CoolingFigure {
	const { climate, technology } = place
	const known = climate.wueLPerKWhIT[technology.id]
	if (known !== undefined) return tabled(known)
	const curve = technology.wueByMeanDryBulbC
	if (curve === null) return { value: technology.wueLPerKWhIT.best, from: 'coolingTechnologies', at: null }
	return regressed(place, { curve, variable: 'meanDryBulbC', least: 0 })
}

/** Mean wet bulb: stated, else below the mean dry bulb by a share of what it is below in the design hour. */
export function temperaturesOf(climate: Climate, ratios: readonly FacilityRatio[]): Temperatures {
	const { meanDryBulbC, designDryBulb04C, designWetBulb04C } = climate
	const share = ratios.find(({ id }) => id === 'mean_wet_bulb_depression')?.values['default'] ?? 0
	const meanWetBulbC = climate.meanWetBulbC ?? meanDryBulbC - share * (designDryBulb04C - designWetBulb04C)
	return { meanDryBulbC, meanWetBulbC, designDryBulb04C, designWetBulb04C }
}

function regressed(
	{ catalogue, climate }: CoolingPlace,
	read: { readonly curve: Quadratic; readonly variable: keyof Temperatures; readonly least: number },
): CoolingFigure {
	const celsius = temperaturesOf(climate, catalogue.facilityRatios)[read.variable]
	const [c0, c1, c2] = read.curve
	return {
		value: Math.max(read.least, c0 + c1 * celsius + c2 * celsius ** 2),
		from: 'coolingTechnologies',
		at: { variable: read.variable, celsius },
	}
}

/** What the electrical chain loses, whatever the weather: no curve is read below it. */
function lossOf({ catalogue, technology }: CoolingPlace): number {
	return catalogue.electricalChains.find(({ id }) => id === technology.parameters.chain)?.lossShare ?? 0
}
