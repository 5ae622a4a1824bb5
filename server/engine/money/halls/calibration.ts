import { defineFormula } from '../../kernel/quantity.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { costEscalation, marketPrice, referenceConditions, yearsToPriceYear } from './hall-inputs.ts'
import { reference } from './reference-outputs.ts'

const shared = {
	scope: 'phase',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.2',
	source: 'Methodology, money M1.2',
} as const
const machines = { electrical: reference.electrical, mechanical: reference.mechanical } as const

export const rowCost = defineFormula({
	...shared,
	id: 'finance.rowCost',
	symbol: 'C_0',
	label: 'Construction cost of the reference hall',
	rule: 'mM1.1',
	inputs: { power: phaseItMW, market: marketPrice, escalation: costEscalation, years: yearsToPriceYear },
	expression: 'power * market * (1 + escalation) ^ years',
	examples: [{ inputs: { power: 60, market: 10_750_000, escalation: 0.055, years: 2 }, value: 717_901_125 }],
})

export const directCost = defineFormula({
	...shared,
	id: 'finance.directCost',
	symbol: 'C_dir',
	label: 'Construction of the reference hall without the contractor’s conditions',
	inputs: { row: rowCost, conditions: referenceConditions },
	expression: 'row * (1 - conditions)',
	examples: [{ inputs: { row: 717_901_125, conditions: 0.08 }, value: 660_469_035 }],
})

/** A row too low for its labour at full price bears 35 % of it. */
export const labourScale = defineFormula({
	...shared,
	id: 'finance.labourScale',
	symbol: 's_L',
	kind: 'rate',
	unit: 'ratio',
	label: 'Labor in the cost row, relative to computed labor',
	inputs: { direct: directCost, labour: reference.labour },
	expression: 'if(labour > 0, min(1, 0.35 * direct / labour), 1)',
	examples: [
		{ inputs: { direct: 660e6, labour: 74e6 }, value: 1 },
		{ inputs: { direct: 100e6, labour: 70e6 }, value: 0.5 },
		{ inputs: { direct: 0, labour: 0 }, value: 1 },
	],
})

export const machineScale = defineFormula({
	...shared,
	id: 'finance.machineScale',
	symbol: 's_E',
	kind: 'rate',
	unit: 'ratio',
	label: 'Equipment in the cost row, relative to counted equipment',
	inputs: { direct: directCost, ...machines },
	expression: 'if(electrical + mechanical > 0, min(1, 0.45 * direct / (electrical + mechanical)), 1)',
	examples: [
		{ inputs: { direct: 660e6, electrical: 200e6, mechanical: 60e6 }, value: 1 },
		{ inputs: { direct: 100e6, electrical: 60e6, mechanical: 30e6 }, value: 0.5 },
		{ inputs: { direct: 0, electrical: 0, mechanical: 0 }, value: 1 },
	],
})

export const material = defineFormula({
	...shared,
	id: 'finance.hallMaterial',
	symbol: 'X_0',
	label: 'Material of the reference hall that is neither machine nor labor',
	inputs: { direct: directCost, s_L: labourScale, labour: reference.labour, s_E: machineScale, ...machines },
	expression: 'direct - s_L * labour - s_E * (electrical + mechanical)',
	examples: [
		{
			inputs: {
				direct: 660_469_035,
				s_L: 1,
				labour: 74_401_416,
				s_E: 1,
				electrical: 203_535_000,
				mechanical: 59_802_000,
			},
			value: 322_730_619,
		},
	],
})

export const savedByLiquid = defineFormula({
	...shared,
	id: 'finance.savedByLiquid',
	symbol: '$_saved',
	label: 'Equipment and labor that direct-to-chip liquid saves the reference hall',
	inputs: {
		s_L: labourScale,
		labour: reference.labour,
		liquidLabour: reference.liquidLabour,
		s_E: machineScale,
		...machines,
		liquidElectrical: reference.liquidElectrical,
		liquidMechanical: reference.liquidMechanical,
	},
	expression: 's_L * (labour - liquidLabour) + s_E * (electrical + mechanical - liquidElectrical - liquidMechanical)',
	examples: [
		{
			inputs: {
				...{ s_L: 1, labour: 74e6, liquidLabour: 76e6 },
				...{ s_E: 1, electrical: 200e6, mechanical: 60e6, liquidElectrical: 172e6, liquidMechanical: 61e6 },
			},
			value: 25e6,
		},
	],
})
