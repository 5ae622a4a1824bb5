import { defineSum } from '../inputs/define-sum.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { contractStart } from '../layers/energy/contract-inputs.ts'
import { monthNumber } from '../layers/energy/month-number.ts'

const collateral = fromField('powerContracts', 'collateralUsd', {
	id: 'finance.contractCollateralUsd',
	symbol: '$_coll,0',
	rule: 'eR28',
	kind: 'amount',
	otherwise: 'none_stated',
})

const posted = fromField('powerContracts', 'collateralMonth', {
	id: 'finance.collateralPosted',
	symbol: 'm_post',
	rule: 'eR28',
	otherwise: (at) => contractStart.read(at.world, at.index, 0),
})

/** A month beyond the plan where it is not returned within it. */
const returned = fromField('powerContracts', 'collateralReleaseMonth', {
	id: 'finance.collateralReturned',
	symbol: 'm_back',
	rule: 'eR28',
	otherwise: ({ model, none }) => none('not_returned', model.months.length + 1),
})

const shared = {
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'eR28',
	source: 'Energy, second chapter §3; joins A3',
} as const

/**
 * Posted before the plan and not returned before it: in its first month. Where a late start comes after the month in which it
 * was to come back, it is not posted at all.
 */
const contractCollateral = defineFormula({
	...shared,
	scope: 'contract',
	id: 'finance.contractCollateral',
	symbol: '$_coll,c',
	label: 'Collateral of a contract posted, less returned',
	inputs: { month: monthNumber, usd: collateral, posted, returned },
	expression:
		'if(returned < max(0, posted), 0, usd * (if(month < posted, 0, if(month < max(1, posted + 1), 1, 0)) - if(month < returned, 0, if(month < returned + 1, 1, 0))))',
	examples: [
		{ inputs: { month: 3, usd: 5e6, posted: 3, returned: 40 }, value: 5e6 },
		{ inputs: { month: 4, usd: 5e6, posted: 3, returned: 40 }, value: 0 },
		{ inputs: { month: 40, usd: 5e6, posted: 3, returned: 40 }, value: -5e6 },
		{ inputs: { month: 0, usd: 5e6, posted: -7, returned: 40 }, value: 5e6 },
		{ inputs: { month: 0, usd: 5e6, posted: -7, returned: -1 }, value: 0 },
		{ inputs: { month: 40, usd: 5e6, posted: 43, returned: 40 }, value: 0 },
		{ inputs: { month: 43, usd: 5e6, posted: 43, returned: 40 }, value: 0 },
	],
})

/** Neither capital nor running cost. */
export const collateralPosted = defineSum({
	...shared,
	scope: 'plan',
	key: 'finance.collateralUsd',
	symbol: '$_coll',
	label: 'Collateral posted, less returned',
	of: contractCollateral,
})
