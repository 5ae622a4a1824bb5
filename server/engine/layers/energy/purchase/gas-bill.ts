import { defineFormula, defineInput, sumOver } from '../../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import { item } from '../../../cells.ts'
import { rampedCapacity } from '../available.ts'
import { contractAt } from '../contract-inputs.ts'
import { heatRate } from '../fuel.ts'
import { gasSupplyAt, pipeDated, pipeDays, pipeTakeOrPay } from '../gas-supply.ts'
import { purchased } from '../hours/dispatch.quantities.ts'

const SOURCE = 'Places, fourth chapter §11: gas that is paid for, burned or not'
const shared = { rule: 'lP39', source: SOURCE } as const
const ofMonth = { ...shared, per: 'month' } as const

/** Of the pipe; else of the first plant that burns gas there, stated or its kind’s. */
const pipePrice = defineInput({
	...shared,
	scope: 'site',
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerMMBtu',
	id: 'finance.pipePrice',
	symbol: 'p_gas',
	label: 'Price of gas that is paid for and not burned',
	read: (world: EngineWorld, index) => {
		const { model } = world
		const stated = gasSupplyAt(model, index)?.usdPerMMBtu ?? null
		if (stated !== null) return fromPlan(model, { list: 'sites', index, field: 'gasSupply.usdPerMMBtu' }, stated)
		for (const row of item(rowsBySite(world, 'contract'), index)) {
			const { contract, kind } = contractAt(model, row)
			if (kind.role !== 'onsite_combustion') continue
			const place = { list: 'powerContracts', index: row, field: 'fuelUsdPerMMBtu' } as const
			if (contract.fuelUsdPerMMBtu !== null) return fromPlan(model, place, contract.fuelUsdPerMMBtu)
			if (kind.fuelUsdPerMMBtu !== null) {
				return fromRow(kind.fuelUsdPerMMBtu, { table: 'powerContractTypes', row: kind, field: 'fuelUsdPerMMBtu' })
			}
		}
		return fromRule(0, { rule: 'lP39', text: 'no_gas_supply', source: SOURCE })
	},
})

const gasBurned = defineFormula({
	...ofMonth,
	scope: 'contract',
	id: 'energy.gasBurnedMMBtu',
	symbol: 'F_gas,c',
	label: 'Gas that a plant on the site burns',
	kind: 'amount',
	unit: 'MMBtu',
	inputs: { taken: purchased, rate: heatRate },
	expression: 'taken * rate',
	examples: [{ inputs: { taken: 1000, rate: 8.4 }, value: 8400 }],
})

const gasPlant = defineFormula({
	...ofMonth,
	scope: 'contract',
	id: 'energy.gasPlantMW',
	symbol: 'C_gas',
	label: 'Plant in service that burns gas of the pipe',
	kind: 'state',
	unit: 'plantMW',
	inputs: { ramped: rampedCapacity, rate: heatRate },
	expression: 'if(rate > 0, ramped, 0)',
	examples: [{ inputs: { ramped: 60, rate: 8.4 }, value: 60 }],
})

/** From the first plant in service on, where no month is stated for the pipe. */
export const gasTakeOrPay = defineFormula({
	...ofMonth,
	scope: 'site',
	key: 'sites.gasTakeOrPayUsd',
	symbol: '$_gas,τ',
	label: 'Gas that is paid for and not burned',
	kind: 'amount',
	unit: 'usd',
	inputs: {
		plant: sumOver(gasPlant),
		dated: pipeDated,
		most: pipeDays,
		share: pipeTakeOrPay,
		burned: sumOver(gasBurned),
		price: pipePrice,
	},
	expression:
		'if(dated > 0, max(0, share * most - burned) * price, if(plant > 0, max(0, share * most - burned) * price, 0))',
	examples: [
		{ inputs: { plant: 60, dated: 0, most: 364_800, share: 0.7, burned: 0, price: 2.5 }, value: 638_400 },
		{ inputs: { plant: 60, dated: 0, most: 364_800, share: 0.7, burned: 200_000, price: 2.5 }, value: 138_400 },
		{ inputs: { plant: 0, dated: 0, most: 364_800, share: 0.7, burned: 0, price: 2.5 }, value: 0 },
	],
})
