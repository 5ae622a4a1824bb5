import { defineTotal } from '../kernel/add-up.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { perDiemPerHour } from './workforce-pay-inputs.ts'
import { hallTravellerHours, plantTravellerHours } from '../schedule/capital-hours.quantities.ts'
import { isOwnPlant } from '../money/plant-inputs.ts'

const shared = {
	scope: 'plan',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.3',
	source: 'Methodology, money M1.9',
} as const

const hallLodging = defineFormula({
	...shared,
	scope: 'phase',
	id: 'finance.hallLodging',
	symbol: '$_lodge,hall',
	label: 'Lodging and meals of a hall’s travelers in the month',
	inputs: { hours: hallTravellerHours, perHour: perDiemPerHour },
	expression: 'hours * perHour',
	examples: [{ inputs: { hours: 1000, perHour: 13 }, value: 13_000 }],
})

const plantLodging = defineFormula({
	...shared,
	scope: 'contract',
	id: 'finance.plantLodging',
	symbol: '$_lodge,plant',
	label: 'Lodging and meals of travelers on an own plant in the month',
	inputs: { hours: plantTravellerHours, perHour: perDiemPerHour, isOwn: isOwnPlant },
	expression: 'hours * perHour * isOwn',
	examples: [{ inputs: { hours: 1000, perHour: 13, isOwn: 1 }, value: 13_000 }],
})

export const lodging = defineFormula({
	...shared,
	key: 'finance.lodgingUsd',
	symbol: '$_lodge',
	label: 'Lodging and meals of travelers, part of capital',
	short: 'Lodging of travelers, part of capital',
	inputs: { halls: sumOver(hallLodging), plants: sumOver(plantLodging) },
	expression: 'halls + plants',
	examples: [{ inputs: { halls: 3e6, plants: 1e6 }, value: 4e6 }],
})

export const lodgingTotal = defineTotal({
	...shared,
	of: [lodging],
	key: 'finance.totals.lodgingUsd',
	symbol: 'Σ $_lodge',
	label: 'Lodging and meals of travelers in the plan, part of capital',
	short: 'Lodging of travelers over the plan, part of capital',
})
