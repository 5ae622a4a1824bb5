import { add, at } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import type { EngineModel } from '../world.ts'
import { yearIndices } from './environment-inputs.ts'
import { sheetEnergy, sheetItEnergy, sheetRenewable, sheetWater } from './eed.ts'
import { deliveredHeat } from './heat.ts'

const ofYear = {
	scope: 'site',
	per: 'month',
	kind: 'rate',
	rule: 'lP35',
	source: 'Delegated Regulation (EU) 2024/1364, Annex III',
	sparse: true,
} as const

/** All NaN in a calendar year without energy; each month carries its year’s. */
export const sheetPue = defineOutput({
	...ofYear,
	key: 'sites.sheet.pueByMonth',
	symbol: 'PUE_y',
	label: 'PUE of the calendar year',
	short: 'PUE',
	unit: 'ratio',
})
const sheetWue = defineOutput({
	...ofYear,
	key: 'sites.sheet.wueByMonth',
	symbol: 'WUE_y',
	label: 'WUE of the calendar year',
	short: 'WUE',
	unit: 'litresPerKWh',
})
export const sheetErf = defineOutput({
	...ofYear,
	key: 'sites.sheet.erfByMonth',
	symbol: 'ERF_y',
	label: 'Energy reuse factor of the calendar year',
	short: 'ERF',
	unit: 'ratio',
})
export const sheetRef = defineOutput({
	...ofYear,
	key: 'sites.sheet.refByMonth',
	symbol: 'REF_y',
	label: 'Renewable energy factor of the calendar year',
	short: 'REF',
	unit: 'ratio',
})

const INPUTS = {
	energy: sheetEnergy,
	it: sheetItEnergy,
	water: sheetWater,
	heat: deliveredHeat,
	renewable: sheetRenewable,
}
const OUTPUTS = { pue: sheetPue, wue: sheetWue, erf: sheetErf, ref: sheetRef }

/** What a data center of the Union reports of a calendar year. */
export const sheetYears = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'environment.sheetYears',
	label: 'Figures of the European sheet by calendar year',
	rule: 'lP35',
	method:
		'Sums of the calendar year, as far as the plan has its months: energy of the data center ÷ of its IT equipment, water ÷ energy of IT, ' +
		'heat delivered ÷ energy, renewable energy ÷ energy, at most 1. None in a year without energy.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const years = yearIndices(world.model)
		for (const site of rows) {
			const sums = (column: Column) => sumsOf(column, site, years)
			const of: SheetSums = {
				...{ energy: sums(input.energy), it: sums(input.it), water: sums(input.water) },
				...{ heat: sums(input.heat), renewable: sums(input.renewable) },
			}
			for (const [month, year] of years.entries()) {
				const cell = site * world.months + month
				const { pue, wue, erf, ref } = ratiosOf(of, year)
				output.pue[cell] = pue
				output.wue[cell] = wue
				output.erf[cell] = erf
				output.ref[cell] = ref
			}
		}
		return null
	},
})

type SheetSums = Readonly<Record<'energy' | 'it' | 'water' | 'heat' | 'renewable', Float64Array>>

const NONE = { pue: NaN, wue: NaN, erf: NaN, ref: NaN }

function ratiosOf({ energy, it, water, heat, renewable }: SheetSums, year: number): typeof NONE {
	const all = at(energy, year)
	if (all <= 0) return NONE
	return {
		pue: all / at(it, year),
		wue: at(water, year) / at(it, year),
		erf: at(heat, year) / all,
		ref: Math.min(1, at(renewable, year) / all),
	}
}

/** By calendar year, of one site. */
function sumsOf(column: Column, site: number, years: readonly number[]): Float64Array {
	const all = new Float64Array(years.length)
	for (const [month, year] of years.entries()) add(all, year, column.at(site, month))
	return all
}
