import { HOURS_PER_MONTH, HOURS_PER_YEAR, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { defineInput, type Sourced } from '../../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule, type FieldPlace } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'

const SOURCE = 'Power purchase agreement, as entered'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'E11', source: SOURCE } as const
const SOLAR_KINDS: readonly string[] = ['ppa_solar', 'btm_solar']

const place = (index: number, field: string): FieldPlace => ({ list: 'powerContracts', index, field })
const none = (value: number, text: string): Sourced => fromRule(value, { rule: 'E11', text, source: SOURCE })

export const hoursPerMonth = defineInput({
	id: 'energy.hoursPerMonth',
	symbol: 'h',
	label: 'Hours of a month',
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'hours',
	rule: 'E10',
	source: 'Methodology §1: every month has 730 h',
	read: () => fromRule(HOURS_PER_MONTH, { rule: 'E10', text: '8,760 h ÷ 12.', source: 'Methodology §1' }),
})

export const capacityFactor = defineInput({
	...shared,
	id: 'energy.capacityFactor',
	symbol: 'CF',
	label: 'Mean output ÷ capacity',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		if (contract.capacityFactor !== null)
			return fromPlan(model, place(index, 'capacityFactor'), contract.capacityFactor)
		if (kind.capacityFactor !== null) {
			return fromRow(kind.capacityFactor, { table: 'powerContractTypes', row: kind, field: 'capacityFactor' })
		}
		// Without a stated yield a contract for differences settles nothing, while certificates are bought by the flat megawatt.
		if (kind.id === 'vppa')
			return none(0, 'A virtual PPA needs a capacity factor; this one has none and settles nothing.')
		return none(1, `${kind.name} is drawn as the site asks.`)
	},
})

/** Output of the calendar month ÷ the year's mean: the sun of the site's climate for solar kinds, else flat. */
export const yieldShape = defineInput({
	...shared,
	id: 'energy.yieldShape',
	symbol: 's_m',
	label: 'Month’s yield ÷ the year’s mean',
	per: 'month',
	repeatsAfterMonths: MONTHS_PER_YEAR,
	unit: 'ratio',
	read: (world: EngineWorld, index, month) => {
		const climate = solarClimate(world, index)
		const share = climate?.solarMonthlyShare?.[calendarOf(world.model, month)]
		if (!climate || share === undefined) return none(1, 'The same every month.')
		return fromRow(share * MONTHS_PER_YEAR, { table: 'climates', row: climate, field: 'solarMonthlyShare' })
	},
})

/** The climate whose sun a solar contract follows; null for other kinds. */
function solarClimate({ model, link }: EngineWorld, index: number) {
	if (!SOLAR_KINDS.includes(contractAt(model, index).kind.id)) return null
	return model.places[link('contract', 'site')?.[index] ?? -1]?.climate.row ?? null
}

export const curtailmentHours = defineInput({
	...shared,
	id: 'energy.curtailmentHours',
	symbol: 'h_cut',
	label: 'Hours a year the connection is cut',
	kind: 'rate',
	unit: 'hoursPerYear',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const field = 'curtailmentHoursPerYear'
		if (contract.curtailmentHoursPerYear !== null)
			return fromPlan(model, place(index, field), contract.curtailmentHoursPerYear)
		const range = kind.curtailmentHoursPerYear
		if (range === null) return none(0, `${kind.name} is not cut.`)
		return fromRow(range.best, { table: 'powerContractTypes', row: kind, field, low: range.low, high: range.high })
	},
})

export const permittedHours = defineInput({
	...shared,
	id: 'energy.permittedHours',
	symbol: 'h_max',
	label: 'Hours a year the plant may run',
	kind: 'rate',
	unit: 'hoursPerYear',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		if (contract.maxHoursPerYear !== null)
			return fromPlan(model, place(index, 'maxHoursPerYear'), contract.maxHoursPerYear)
		if (kind.maxHoursPerYear === null) return none(HOURS_PER_YEAR, 'No limit is stated.')
		return fromRow(kind.maxHoursPerYear, { table: 'powerContractTypes', row: kind, field: 'maxHoursPerYear' })
	},
})

/** Energy out ÷ energy in of a battery; 1 for everything else. */
export const roundTrip = defineInput({
	...shared,
	id: 'energy.roundTrip',
	symbol: 'η_rt',
	label: 'Round trip of the battery',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => {
		const { kind } = contractAt(model, index)
		if (kind.role !== 'storage' || kind.roundTripShare === null) return none(1, 'Stores nothing.')
		return fromRow(kind.roundTripShare, { table: 'powerContractTypes', row: kind, field: 'roundTripShare' })
	},
})

function calendarOf(model: EngineModel, month: number): number {
	return calendarMonth(model.months[month] ?? model.plan.startMonth)
}
