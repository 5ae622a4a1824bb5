import { HOURS_PER_MONTH, HOURS_PER_YEAR, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { fromField } from '../../../inputs/from-field.ts'
import { defineInput } from '../../../kernel/quantity.ts'
import { placesOf } from '../../../rows-of-site.ts'
import { fromRow, fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { kindAt, SOURCE } from '../contract-inputs.ts'
import { figureOfKind, fromKind } from '../kind-inputs.ts'

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

export const capacityFactor = fromField('powerContracts', 'capacityFactor', {
	id: 'energy.capacityFactor',
	symbol: 'CF',
	rule: 'E11',
	otherwise: (at) => {
		const kind = kindAt(at)
		// Without a stated yield a contract for differences settles nothing, while certificates are bought by the flat megawatt.
		return (
			figureOfKind(kind, 'capacityFactor') ??
			(kind.settlesAtHub
				? at.none('A virtual PPA needs a capacity factor; this one has none and settles nothing.')
				: at.none(`${kind.name} is drawn as the site asks.`, 1))
		)
	},
})

/** Output of the calendar month ÷ the year's mean: the sun of the site's climate for solar kinds, else flat. */
export const yieldShape = defineInput({
	scope: 'contract',
	id: 'energy.yieldShape',
	symbol: 's_m',
	label: 'Month’s yield ÷ the year’s mean',
	per: 'month',
	repeatsAfterMonths: MONTHS_PER_YEAR,
	kind: 'rate',
	unit: 'ratio',
	rule: 'E11',
	source: SOURCE,
	read: (world: EngineWorld, index, month) => {
		const climate = solarClimate(world, index)
		const share = climate?.solarMonthlyShare?.[calendarOf(world.model, month)]
		if (!climate || share === undefined)
			return fromRule(1, { rule: 'E11', text: 'The same every month.', source: SOURCE })
		return fromRow(share * MONTHS_PER_YEAR, { table: 'climates', row: climate, field: 'solarMonthlyShare' })
	},
})

/** The climate whose sun a solar contract follows; null for other kinds. */
function solarClimate(world: EngineWorld, index: number) {
	return kindAt({ model: world.model, index }).followsSun ? placesOf(world, 'contract', index).climate.row : null
}

export const curtailmentHours = fromField('powerContracts', 'curtailmentHoursPerYear', {
	id: 'energy.curtailmentHours',
	symbol: 'h_cut',
	rule: 'E11',
	otherwise: (at) => {
		const kind = kindAt(at)
		return figureOfKind(kind, 'curtailmentHoursPerYear') ?? at.none(`${kind.name} is not cut.`)
	},
})

export const permittedHours = fromField('powerContracts', 'maxHoursPerYear', {
	id: 'energy.permittedHours',
	symbol: 'h_max',
	rule: 'E11',
	otherwise: (at) => figureOfKind(kindAt(at), 'maxHoursPerYear') ?? at.none('No limit is stated.', HOURS_PER_YEAR),
})

/** Energy out ÷ energy in of a battery; 1 for everything else. */
export const roundTrip = fromKind('roundTripShare', {
	id: 'energy.roundTrip',
	symbol: 'η_rt',
	label: 'Round trip of the battery',
	unit: 'share',
	rule: 'E11',
	source: SOURCE,
	unless: ({ kind }) => (kind.role === 'storage' ? null : 'Stores nothing.'),
	none: ({ name }) => `No losses of ${name} are known.`,
	value: 1,
})

function calendarOf(model: EngineModel, month: number): number {
	return calendarMonth(model.months[month] ?? model.plan.startMonth)
}
