import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { carbonFreeHourly, ppaUsed } from '../layers/energy/hours/dispatch.quantities.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import type { EngineModel } from '../world.ts'
import { coveringAttributes } from './environment-attributes.ts'
import { calendarYears, sumOfYear } from './environment-inputs.ts'
import { attributeShare, carbonFreeAnnual } from './environment.quantities.ts'
import { gridEnergy } from './environment.ts'

/** One calendar year of one site, MWh. */
export type YearOfSite = {
	readonly loadMWh: number
	readonly importsMWh: number
	/** of PPAs, virtual PPAs and certificates */
	readonly attributesMWh: number
	/** carbon-free energy of the site’s own plant, in its hour or through a battery */
	readonly onsiteFreeMWh: number
}

/** Share of the year’s imports that attributes cover: no more than what was imported. eR31 */
export function coveredShare({ importsMWh, attributesMWh }: YearOfSite): number {
	return importsMWh === 0 ? 0 : Math.min(1, attributesMWh / importsMWh)
}

/** Share of the year’s load that carbon-free energy of the whole year matches. eR33 */
export function annualShare({ loadMWh, onsiteFreeMWh, attributesMWh }: YearOfSite): number {
	return loadMWh === 0 ? 0 : Math.min(1, (onsiteFreeMWh + attributesMWh) / loadMWh)
}

const INPUTS = {
	energy: siteEnergy,
	imports: gridEnergy,
	attributes: coveringAttributes,
	carbonFree: carbonFreeHourly,
	ppa: ppaUsed,
}
const OUTPUTS = { attributes: attributeShare, annual: carbonFreeAnnual }

/** What attributes settle by the calendar year. */
export const environmentYears = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'environment.years',
	label: 'Attributes by calendar year',
	rule: 'eR31',
	method:
		'Certificates of PPAs, virtual PPAs and certificate contracts in a calendar year count against the same year’s site imports, never more. With the ' +
		'carbon-free energy of its own plant they count against the year’s load, never more.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const years = calendarYears(world.model)
		for (const site of rows) {
			for (const year of years) {
				const sum = (column: Column) => sumOfYear(column, site, year)
				const sums = {
					loadMWh: sum(input.energy),
					importsMWh: sum(input.imports),
					attributesMWh: sum(input.attributes),
					onsiteFreeMWh: sum(input.carbonFree) - sum(input.ppa),
				}
				const first = site * world.months
				output.attributes.fill(coveredShare(sums), first + year.from, first + year.until)
				const share = annualShare(sums)
				for (let month = year.from; month < year.until; month++) {
					output.annual[first + month] = share * input.energy.at(site, month)
				}
			}
		}
		return null
	},
})
