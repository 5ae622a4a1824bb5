import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import type { EngineModel } from '../world.ts'
import { calendarYears, sumOfYear } from './environment-inputs.ts'
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
		const years = calendarYears(world.model)
		for (const site of rows) {
			const first = site * world.months
			for (const year of years) {
				const sum = (column: Column) => sumOfYear(column, site, year)
				const { pue, wue, erf, ref } = ratiosOf({
					...{ energy: sum(input.energy), it: sum(input.it), water: sum(input.water) },
					...{ heat: sum(input.heat), renewable: sum(input.renewable) },
				})
				const [from, until] = [first + year.from, first + year.until]
				output.pue.fill(pue, from, until)
				output.wue.fill(wue, from, until)
				output.erf.fill(erf, from, until)
				output.ref.fill(ref, from, until)
			}
		}
		return null
	},
})

type SheetSums = Readonly<Record<'energy' | 'it' | 'water' | 'heat' | 'renewable', number>>

const NONE = { pue: NaN, wue: NaN, erf: NaN, ref: NaN }

function ratiosOf({ energy, it, water, heat, renewable }: SheetSums): typeof NONE {
	if (energy <= 0) return NONE
	return { pue: energy / it, wue: water / it, erf: heat / energy, ref: Math.min(1, renewable / energy) }
}
