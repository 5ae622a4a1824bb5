import type { PowerContractType } from '#shared/catalogue/types.ts'
import { fromField } from '../../../inputs/from-field.ts'
import { defineFormula, defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt, contractCapacity, contractExit, SOURCE as ENTERED } from '../contract-inputs.ts'
import { fromKind } from '../kind-inputs.ts'
import { monthNumber } from '../month-number.ts'
import { demandPrice, minimumDemandShare } from '../purchase/purchase-price-inputs.ts'

const SOURCE = 'Facility §2.3; energy, second chapter §3'
const shared = { scope: 'contract', per: 'horizon', rule: 'eR28', source: SOURCE } as const

const exitMonths = fromKind('exitFeeMonths', {
	rule: 'eR28',
	source: SOURCE,
	none: ({ name }: PowerContractType) => ({ code: 'not_in_usual_tariff', facts: { kind: name } }),
	id: 'finance.exitMonths',
	symbol: 'n_exit',
	label: 'Exit fee, months of minimum bill',
	unit: 'gridMonths',
})

/** On the full capacity, at the prices of the plan’s first month. */
export const usualExitFee = defineFormula({
	...shared,
	id: 'finance.usualExitFeeUsd',
	symbol: '$_exit,k',
	label: 'Typical exit fee',
	kind: 'amount',
	unit: 'usd',
	inputs: { months: exitMonths, minimum: minimumDemandShare, capacity: contractCapacity, charge: demandPrice },
	expression: 'months * minimum * capacity * charge',
	examples: [{ inputs: { months: 36, minimum: 0.85, capacity: 100, charge: 12_000 }, value: 36_720_000 }],
})

/** 1 where the plan says when the contract is left. */
export const isLeft = defineInput({
	...shared,
	id: 'finance.isLeft',
	symbol: 'left',
	label: 'The contract has an exit month',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { exitMonth } = contractAt(model, index).contract
		const text = 'exit_month_given'
		return fromRule(Number(exitMonth !== null), { rule: 'eR28', text, source: ENTERED })
	},
})

/** A dash where the plan leaves it out. */
const statedExitFee = fromField('powerContracts', 'exitFeeUsd', {
	id: 'finance.statedExitFeeUsd',
	symbol: '$_exit,0',
	rule: 'eR28',
	kind: 'amount',
	sparse: true,
	otherwise: 'usual_of_kind',
})

/** Paid in the month the contract is left, where that lies within the plan. */
export const exitBill = defineFormula({
	...shared,
	per: 'month',
	key: 'contracts.exitFeeUsd',
	symbol: '$_exit',
	label: 'Exit fee of a contract',
	short: 'Exit fee',
	kind: 'amount',
	unit: 'usd',
	inputs: { month: monthNumber, left: isLeft, leaves: contractExit, stated: statedExitFee, usual: usualExitFee },
	expression: 'if(month < leaves, 0, if(month < leaves + 1, left * if(stated >= 0, stated, usual), 0))',
	examples: [
		{ inputs: { month: 24, left: 1, leaves: 24, stated: NaN, usual: 36_720_000 }, value: 36_720_000 },
		{ inputs: { month: 24, left: 1, leaves: 24, stated: 5e6, usual: 36_720_000 }, value: 5e6 },
		{ inputs: { month: 25, left: 1, leaves: 24, stated: NaN, usual: 36_720_000 }, value: 0 },
	],
})
