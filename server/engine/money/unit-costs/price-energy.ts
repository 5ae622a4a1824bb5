import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineFormula, defineOutput } from '../../kernel/quantity.ts'
import { purchased } from '../../layers/energy/hours/dispatch.quantities.ts'
import { serviceStart } from '../../layers/energy/available.ts'
import { energyBill } from '../../layers/energy/purchase/purchase-bill.ts'
import { energyPrice } from '../../layers/energy/purchase/purchase-price-inputs.ts'
import { demandBill } from '../../layers/energy/purchase/demand-bill.ts'
import { plantInsured } from '../running/finance-insurance.ts'
import type { EngineModel } from '../../world.ts'
import { monthlyRate, recovery } from './recovery.ts'

const shared = { scope: 'contract', rule: 'mM4', source: 'Methodology, money M4.5' } as const

const contractUsd = defineFormula({
	...shared,
	id: 'finance.contractAllInUsd',
	symbol: '$_all,c',
	label: 'Monthly cost of a contract: energy, demand, capital, insurance',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	inputs: {
		energy: energyBill,
		demand: demandBill,
		grid: recovery.grid,
		plant: recovery.plant,
		insurance: plantInsured,
	},
	expression: 'energy + demand + grid + plant + insurance',
	examples: [{ inputs: { energy: 1.7e6, demand: 4.5e5, grid: 2e5, plant: 0, insurance: 0 }, value: 2.35e6 }],
})

/** NaN where nothing is taken, or what is taken has no price. */
export const levelised = defineOutput({
	...shared,
	key: 'finance.unitCosts.contracts.lcoeUsdPerMWh',
	symbol: 'LCOE',
	label: 'Levelized cost of energy used',
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerMWh',
	sparse: true,
})

const INPUTS = {
	usd: contractUsd,
	taken: purchased,
	price: energyPrice,
	start: serviceStart,
	rate: monthlyRate,
} as const

export const priceEnergy = defineAlgorithm<EngineModel, typeof INPUTS, { readonly lcoe: typeof levelised }, null>({
	id: 'finance.priceEnergy',
	label: 'Levelized cost of energy',
	rule: 'mM4',
	method:
		'All costs of a contract in its months of service over the MWh used, both discounted monthly; costs before service are excluded. None for energy without a price.',
	inputs: INPUTS,
	outputs: { lcoe: levelised },
	each: 'contract',
	run: ({ world, input, output, rows }) => {
		const discount = 1 / (1 + input.rate.at(0, 0))
		for (const index of rows) {
			let [usd, MWh] = [0, 0]
			for (let month = Math.max(0, Math.ceil(input.start.at(index, 0))); month < world.months; month++) {
				usd += input.usd.at(index, month) * discount ** month
				MWh += input.taken.at(index, month) * discount ** month
			}
			output.lcoe[index] = MWh > 0 && !Number.isNaN(input.price.at(index, 0)) ? usd / MWh : NaN
		}
		return null
	},
})
