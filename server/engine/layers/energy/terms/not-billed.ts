import type { PowerContractType } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import { defineFormula, defineOutput } from '../../../kernel/quantity.ts'
import type { EngineModel } from '../../../world.ts'
import { isLeft, usualExitFee } from './exit-fee.ts'
import { fromKind } from '../kind-inputs.ts'
import { billedDemand } from '../purchase/demand-bill.ts'
import { paidEnergy, priceIndex, yearsFromStart } from '../purchase/purchase-bill.ts'
import { demandPrice, energyPrice } from '../purchase/purchase-price-inputs.ts'

const SOURCE = 'Facility §2.3; methodology §4: ratchet and escalator are shown, not billed'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'E22', source: SOURCE } as const
const monthly = { ...shared, per: 'month', kind: 'amount', unit: 'usd' } as const

const none = ({ name }: PowerContractType) => ({ code: 'not_in_usual_tariff', facts: { kind: name } }) as const
const tariff = { rule: 'E22', source: SOURCE, none } as const

const ratchetShare = fromKind('ratchetShare', {
	...tariff,
	id: 'finance.ratchetShare',
	symbol: 'ρ',
	label: 'Ratchet share of the year’s peak demand',
	unit: 'share',
})
const kindEscalator = fromKind('escalatorShare', {
	...tariff,
	id: 'finance.kindEscalator',
	symbol: 'e_k',
	label: 'Typical escalation per year if none is entered',
	unit: 'share',
	unless: ({ contract }) => (contract.annualEscalation === null ? null : 'plan_states_its_own'),
})
export const ratchetDemand = defineOutput({
	...monthly,
	id: 'finance.ratchetDemand',
	symbol: 'D_ρ',
	label: 'Ratchet minimum demand',
	kind: 'state',
	unit: 'plantMW',
})

const INPUTS = { demand: billedDemand, share: ratchetShare }
const OUTPUTS = { ratchet: ratchetDemand }

/** The largest demand of the eleven months before, times the ratchet; E22. */
export const ratchet = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'finance.ratchet',
	label: 'Demand ratchet',
	rule: 'E22',
	method: 'The largest billed demand of the previous eleven months × the typical tariff’s ratchet share.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'contract',
	run: ({ world, input, output, rows }) => {
		const { months } = world
		const demand = input.demand.values
		for (const contract of rows) {
			const share = input.share.at(contract, 0)
			if (share === 0) continue
			const first = contract * months
			for (let month = 1; month < months; month++) {
				const from = first + Math.max(0, month - MONTHS_PER_YEAR + 1)
				output.ratchet[first + month] = share * largestOf(demand, from, first + month)
			}
		}
		return null
	},
})

function largestOf(values: Float64Array, from: number, to: number): number {
	let largest = 0
	for (let cell = from; cell < to; cell++) largest = Math.max(largest, values[cell] ?? NaN)
	return largest
}

export const ratchetCost = defineFormula({
	...monthly,
	key: 'contracts.notBilled.ratchetUsd',
	once: true,
	symbol: '$_ρ',
	label: 'Extra demand charge from the typical ratchet; not billed',
	short: 'Typical ratchet; not billed',
	inputs: { ratchet: ratchetDemand, demand: billedDemand, charge: demandPrice, index: priceIndex },
	expression: 'max(0, ratchet - demand) * charge * index',
	examples: [{ inputs: { ratchet: 60, demand: 40, charge: 12_000, index: 1 }, value: 240_000 }],
})

export const escalatorCost = defineFormula({
	...monthly,
	key: 'contracts.notBilled.escalatorUsd',
	once: true,
	symbol: '$_e',
	label: 'Extra bill from the typical escalator; not billed',
	short: 'Typical escalator; not billed',
	inputs: {
		paid: paidEnergy,
		price: energyPrice,
		demand: billedDemand,
		charge: demandPrice,
		escalator: kindEscalator,
		years: yearsFromStart,
	},
	expression:
		'(paid * if(price >= 0, price, if(price < 0, price, 0)) + demand * charge) * ((1 + escalator) ^ years - 1)',
	examples: [
		{ inputs: { paid: 1000, price: 48, demand: 0, charge: 0, escalator: 0.025, years: 2 }, value: 2430.0000000000014 },
		{ inputs: { paid: 1000, price: 48, demand: 35, charge: 12_000, escalator: 0, years: 2 }, value: 0 },
	],
})

/** Nothing where the plan says when the contract is left: then it is billed. */
export const exitFee = defineFormula({
	...shared,
	key: 'contracts.notBilled.exitFeeUsd',
	symbol: '$_exit,0',
	label: 'Typical exit fee; not billed',
	short: 'Typical exit fee; not billed',
	kind: 'amount',
	unit: 'usd',
	inputs: { usual: usualExitFee, left: isLeft },
	expression: '(1 - left) * usual',
	examples: [
		{ inputs: { usual: 36_720_000, left: 0 }, value: 36_720_000 },
		{ inputs: { usual: 36_720_000, left: 1 }, value: 0 },
	],
})
