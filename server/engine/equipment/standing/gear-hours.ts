import { assumed } from '../../inputs/assumed.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { lotUnits } from '../lot-units.ts'
import { isFitOut, isListed, OF_HALL } from './hour-inputs.ts'
import { lotBought } from './standing.ts'
import { gearWeight } from './standing-inputs.ts'

const ofLot = { ...OF_HALL, scope: 'lot', unit: 'share' } as const

const leastGear = assumed('fitOutElecShare', {
	id: 'schedule.fitOutElecShare',
	symbol: 'f_E,min',
	scope: 'phase',
	rule: 'pR2',
})
const weighed = defineFormula({
	...ofLot,
	id: 'infrastructure.lotGearNeeded',
	symbol: 'w_need',
	label: 'Part of the hours of electrical gear, of items that are needed',
	inputs: { weight: gearWeight, needed: lotUnits },
	expression: 'if(needed > 0, weight, 0)',
	examples: [
		{ inputs: { weight: 0.3, needed: 48 }, value: 0.3 },
		{ inputs: { weight: 0.25, needed: 0 }, value: 0 },
	],
})
const gearLeft = defineFormula({
	...ofLot,
	id: 'infrastructure.lotGearLeft',
	symbol: 'w_left',
	label: 'The same, as far as the item is bought',
	inputs: { weight: weighed, needed: lotUnits, bought: lotBought },
	expression: 'if(needed > 0, weight * bought / needed, 0)',
	examples: [
		{ inputs: { weight: 0.25, needed: 36, bought: 21 }, value: (0.25 * 21) / 36 },
		{ inputs: { weight: 0, needed: 0, bought: 0 }, value: 0 },
	],
})

/** Hours of setting electrical gear that a hall leaves to do, of a whole hall’s. Rule pR2. */
export const hallGearHours = defineFormula({
	...OF_HALL,
	id: 'schedule.hallGearHours',
	symbol: 'f_gear',
	label: 'Hours of electrical gear, relative to a hall with none existing',
	inputs: {
		listed: isListed,
		fitOut: isFitOut,
		least: leastGear,
		left: sumOver(gearLeft),
		all: sumOver(weighed),
	},
	expression: 'if(listed > 0, if(all > 0, max(least, left / all), 1), if(fitOut > 0, least, 1))',
	examples: [
		{ inputs: { listed: 0, fitOut: 1, least: 0.25, left: 0, all: 1 }, value: 0.25 },
		{ inputs: { listed: 0, fitOut: 0, least: 0.25, left: 1, all: 1 }, value: 1 },
		{ inputs: { listed: 1, fitOut: 0, least: 0.25, left: 0.35, all: 0.7 }, value: 0.5 },
		{ inputs: { listed: 1, fitOut: 0, least: 0.25, left: 0.1, all: 1 }, value: 0.25 },
		{ inputs: { listed: 1, fitOut: 0, least: 0.25, left: 0, all: 0 }, value: 1 },
	],
})
