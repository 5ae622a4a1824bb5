import { assumed } from '../../../../inputs/assumed.ts'
import { fromField } from '../../../../inputs/from-field.ts'
import { defineFormula, defineInput } from '../../../../kernel/quantity.ts'
import { placesOf } from '../../../../places/rows-of-site.ts'
import { fromCell, fromRule } from '../../../../sourced.ts'
import type { EngineWorld } from '../../../../world.ts'
import { contractAt } from '../../contract-inputs.ts'

const SOURCE = 'Places §4: panels ÷ inverter, and what dust, wiring, age and heat take'
const ofPanels = {
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'lP13',
	source: SOURCE,
} as const

const panelRatio = fromField('powerContracts', 'dcAcRatio', { id: 'energy.panelRatio', symbol: 'r', rule: 'lP13' })

const otherLoss = assumed('solarOtherLoss', {
	id: 'energy.solarOtherLoss',
	symbol: 'l_sun',
	scope: 'contract',
	rule: 'lP13',
})

const rowShading = assumed('solarTrackerShare', {
	id: 'energy.solarTrackerShare',
	symbol: 't',
	scope: 'contract',
	rule: 'lP13',
	settled: ({ model }, index) => {
		const mount = contractAt(model, index).contract.solarMount ?? 'tracker'
		if (mount === 'tracker') return null
		return fromRule(1, { rule: 'lP13', text: { code: 'panels_stand', facts: { mount } }, source: SOURCE })
	},
})

const lossPerDegree = assumed('solarLossPerC', {
	id: 'energy.solarLossPerC',
	symbol: 'l_°C',
	scope: 'contract',
	rule: 'lP13',
})

const airTemperature = defineInput({
	...ofPanels,
	id: 'energy.airOverPanels',
	symbol: 'T',
	label: 'Mean air temperature of the climate',
	unit: 'celsius',
	read: (world: EngineWorld, index) =>
		fromCell({ table: 'climates', row: placesOf(world, 'contract', index).climate.row, field: 'meanDryBulbC' }),
})

export const panelGain = defineFormula({
	...ofPanels,
	id: 'energy.panelGain',
	symbol: 'r·PR',
	label: 'Output ÷ capacity under a kilowatt of sun a square meter',
	inputs: {
		ratio: panelRatio,
		loss: otherLoss,
		shading: rowShading,
		perDegree: lossPerDegree,
		degrees: airTemperature,
	},
	expression: 'ratio * (1 - loss) * shading * (1 - perDegree * degrees)',
	examples: [
		{ inputs: { ratio: 1.3, loss: 0.15165, shading: 0.97, perDegree: 0.0035, degrees: 18 }, value: 1.002373880955 },
	],
})
