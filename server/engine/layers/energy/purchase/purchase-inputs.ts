import { HOURS_PER_MONTH, HOURS_PER_YEAR } from '#shared/units/conversions.ts'
import { fromField } from '../../../inputs/from-field.ts'
import { defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import { kindAt } from '../contract-inputs.ts'
import { figureOfKind } from '../kind-inputs.ts'

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
	read: () => fromRule(HOURS_PER_MONTH, { rule: 'E10', text: 'year_of_hours_by_12', source: 'Methodology §1' }),
})

export const curtailmentHours = fromField('powerContracts', 'curtailmentHoursPerYear', {
	id: 'energy.curtailmentHours',
	symbol: 'h_cut',
	rule: 'eR13',
	otherwise: (at) => {
		const kind = kindAt(at)
		return (
			figureOfKind(kind, 'curtailmentHoursPerYear') ?? at.none({ code: 'kind_not_cut', facts: { kind: kind.name } })
		)
	},
})

export const permittedHours = fromField('powerContracts', 'maxHoursPerYear', {
	id: 'energy.permittedHours',
	symbol: 'h_max',
	rule: 'eR15',
	otherwise: (at) => figureOfKind(kindAt(at), 'maxHoursPerYear') ?? at.none('no_limit_stated', HOURS_PER_YEAR),
})

/** Energy out ÷ energy in of a battery; 1 for everything else. */
export const roundTrip = fromField('powerContracts', 'roundTripShare', {
	id: 'energy.roundTrip',
	symbol: 'η_rt',
	rule: 'eR11',
	settled: (at) => (kindAt(at).role === 'storage' ? null : at.none('stores_nothing', 1)),
	otherwise: (at) => figureOfKind(kindAt(at), 'roundTripShare') ?? at.none('no_losses_known', 1),
})
