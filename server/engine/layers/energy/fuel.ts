import { defineFormula, defineInput, sumOver } from '../../kernel/quantity.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { contractAt } from './contract-inputs.ts'
import { purchased } from './purchase/purchase.quantities.ts'

const SOURCE = 'Facility §2.2'
const fuel = { per: 'month', kind: 'amount', unit: 'MMBtu', rule: 'E18', source: SOURCE } as const

/** 0 for what burns nothing on the site. */
const heatRate = defineInput({
	id: 'energy.heatRate',
	symbol: 'HR',
	label: 'Fuel for a megawatt-hour, higher heating value',
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	unit: 'MMBtuPerMWh',
	rule: 'E18',
	source: SOURCE,
	read: ({ model }: EngineWorld, index) => {
		const { kind } = contractAt(model, index)
		if (kind.heatRateMMBtuPerMWh === null)
			return fromRule(0, { rule: 'E18', text: `${kind.name} burns nothing on the site.`, source: kind.source })
		return fromRow(kind.heatRateMMBtuPerMWh, { table: 'powerContractTypes', row: kind, field: 'heatRateMMBtuPerMWh' })
	},
})

export const contractFuel = defineFormula({
	...fuel,
	id: 'energy.fuelMMBtu',
	symbol: 'F_c',
	label: 'Fuel a plant burns',
	scope: 'contract',
	inputs: { taken: purchased, rate: heatRate },
	expression: 'taken * rate',
	examples: [{ inputs: { taken: 1000, rate: 9.7 }, value: 9700 }],
})

export const siteFuel = defineFormula({
	...fuel,
	id: 'energy.siteFuelMMBtu',
	symbol: 'F',
	label: 'Fuel burned on the site',
	scope: 'site',
	inputs: { contracts: sumOver(contractFuel) },
	expression: 'contracts',
	examples: [{ inputs: { contracts: 9700 }, value: 9700 }],
})
