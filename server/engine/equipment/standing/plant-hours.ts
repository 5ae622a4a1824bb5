import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { assumed } from '../../inputs/assumed.ts'
import { defineFormula, defineInput, maxOver } from '../../kernel/quantity.ts'
import { coolingOfPhase } from '../../places/places.ts'
import { fromCell, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { lotAt } from '../lot-inputs.ts'
import { lotLoad, lotUnits } from '../lot-units.ts'
import { MECHANICAL } from '../lots.ts'
import { isFitOut, isListed, OF_HALL } from './hour-inputs.ts'
import { lotBought } from './standing.ts'

const ofLot = { ...OF_HALL, scope: 'lot' } as const

const leastPlant = assumed('fitOutMechShare', {
	id: 'schedule.fitOutMechShare',
	symbol: 'f_M,min',
	scope: 'phase',
	rule: 'pR2',
})

const isLiquid = defineInput({
	...OF_HALL,
	id: 'schedule.hallIsLiquid',
	symbol: 'b_liq',
	label: 'Whether a hall has coolant loops to its chips: 1, else 0',
	read: ({ model }: EngineWorld, index) =>
		fromCell({ table: 'coolingTechnologies', row: coolingOfPhase(model, index), field: 'liquid' }),
})

const isMechanical = defineInput({
	...ofLot,
	id: 'infrastructure.lotThermal',
	symbol: 'b_th',
	label: 'Megawatts of heat in the unit a machine of the mechanical plant is sized in; 0: it is none',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { role, item } = lotAt(model, index)
		const counts = MECHANICAL.includes(role)
		const kilo = getEquipment(model.catalogue, item).sizeUnit.startsWith('kW')
		const text = counts ? 'mechanical_plant' : 'not_mechanical_plant'
		return fromRule(counts ? (kilo ? 1e-3 : 1) : 0, { rule: 'pR2', text, source: OF_HALL.source })
	},
})
const heat = defineFormula({
	...ofLot,
	id: 'infrastructure.lotHeat',
	symbol: 'Q_lot',
	label: 'Heat that machines of the mechanical plant take, in megawatts',
	unit: 'ownSize',
	inputs: { load: lotLoad, per: isMechanical, needed: lotUnits },
	expression: 'if(needed > 0, load * per, 0)',
	examples: [
		{ inputs: { load: 12_000, per: 1e-3, needed: 40 }, value: 12 },
		{ inputs: { load: 90, per: 0, needed: 40 }, value: 0 },
		{ inputs: { load: 0, per: 1, needed: 0 }, value: 0 },
	],
})
const largest = defineFormula({
	...OF_HALL,
	unit: 'ownSize',
	id: 'infrastructure.hallLargestHeat',
	symbol: 'Q_max',
	label: 'Heat that the largest machines of a hall’s mechanical plant take',
	inputs: { heat: maxOver(heat) },
	expression: 'heat',
	examples: [{ inputs: { heat: 110 }, value: 110 }],
})
const plantLeft = defineFormula({
	...ofLot,
	id: 'infrastructure.lotPlantLeft',
	symbol: 'f_left',
	label: 'Part of the hall’s largest machines of the mechanical plant that is bought',
	unit: 'ratio',
	inputs: { heat, largest, needed: lotUnits, bought: lotBought },
	expression: 'if(heat > 0, if(heat < largest, 0, bought / needed), 0)',
	examples: [
		{ inputs: { heat: 110, largest: 110, needed: 40, bought: 10 }, value: 0.25 },
		{ inputs: { heat: 80, largest: 110, needed: 40, bought: 40 }, value: 0 },
		{ inputs: { heat: 0, largest: 110, needed: 0, bought: 0 }, value: 0 },
	],
})

/** Hours of setting mechanical plant that a hall leaves to do, of a whole hall’s. Rule pR2. */
export const hallPlantHours = defineFormula({
	...OF_HALL,
	id: 'schedule.hallPlantHours',
	symbol: 'f_plant',
	label: 'Hours of mechanical plant, relative to a hall with none existing',
	inputs: {
		listed: isListed,
		fitOut: isFitOut,
		liquid: isLiquid,
		least: leastPlant,
		left: maxOver(plantLeft),
		largest,
	},
	expression: 'if(listed > 0, if(largest > 0, max(least * liquid, left), 1), if(fitOut > 0, least * liquid, 1))',
	examples: [
		{ inputs: { listed: 0, fitOut: 1, liquid: 1, least: 0.35, left: 0, largest: 110 }, value: 0.35 },
		{ inputs: { listed: 0, fitOut: 1, liquid: 0, least: 0.35, left: 0, largest: 110 }, value: 0 },
		{ inputs: { listed: 0, fitOut: 0, liquid: 1, least: 0.35, left: 1, largest: 110 }, value: 1 },
		{ inputs: { listed: 1, fitOut: 0, liquid: 1, least: 0.35, left: 0.6, largest: 110 }, value: 0.6 },
		{ inputs: { listed: 1, fitOut: 0, liquid: 1, least: 0.35, left: 0, largest: 110 }, value: 0.35 },
		{ inputs: { listed: 1, fitOut: 0, liquid: 0, least: 0.35, left: 0, largest: 0 }, value: 1 },
	],
})
