import { defineFormula, defineInput, sumOver } from '../../kernel/quantity.ts'
import { contributionCost } from '../../money/contribution.ts'
import { connectionCost } from '../../money/finance-connection.ts'
import { hallLife } from '../../money/finance-inputs.ts'
import { hallCapital } from '../../money/halls/hall-cost.ts'
import { refitCost } from '../../money/halls/place-refits.ts'
import { hallSubstation } from '../../money/halls/substations.ts'
import { landCost } from '../../money/land/land.ts'
import { plantCost } from '../../money/plant-capital.ts'
import { plantLife, upgradeCost } from '../../money/plant-inputs.ts'
import { ANNUITY, monthlyRate, recovery } from '../../money/unit-costs/recovery.ts'
import { orderBought } from '../../schedule/supply/order-inputs.ts'
import { fromPlan } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

const SOURCE = 'Verdict V3: annuity of all the site’s capital at its own lives'
const shared = { per: 'horizon', kind: 'amount', unit: 'usd', rule: 'vV3', source: SOURCE } as const

const hallCharge = defineFormula({
	...shared,
	scope: 'phase',
	id: 'verdict.hallChargeUsd',
	symbol: '$_chg,hall',
	label: 'Capital of a hall, its refits and its share of the substation, per month of life',
	inputs: { hall: hallCapital, refits: refitCost, substation: hallSubstation, life: hallLife, rate: monthlyRate },
	expression: `(hall + refits + substation) * ${ANNUITY}`,
	examples: [{ inputs: { hall: 190e6, refits: 10e6, substation: 40e6, life: 240, rate: 0 }, value: 1e6 }],
})

const plantCharge = defineFormula({
	...shared,
	scope: 'contract',
	id: 'verdict.plantChargeUsd',
	symbol: '$_chg,plant',
	label: 'Capital of an own plant, per month of life',
	inputs: { cost: plantCost, life: plantLife, rate: monthlyRate },
	expression: `if(cost > 0, cost * ${ANNUITY}, 0)`,
	examples: [
		{ inputs: { cost: 300e6, life: 300, rate: 0 }, value: 1e6 },
		{ inputs: { cost: 0, life: 0, rate: 0 }, value: 0 },
	],
})

const gridCharge = defineFormula({
	...shared,
	scope: 'contract',
	id: 'verdict.gridChargeUsd',
	symbol: '$_chg,grid',
	label: 'Capital of an interconnection and its upgrades, per month of life',
	inputs: { connection: connectionCost, upgrade: upgradeCost, life: hallLife, rate: monthlyRate },
	expression: `(connection + upgrade) * ${ANNUITY}`,
	examples: [{ inputs: { connection: 16e6, upgrade: 8e6, life: 240, rate: 0 }, value: 1e5 }],
})

const aidCharge = defineFormula({
	...shared,
	scope: 'work',
	id: 'verdict.aidChargeUsd',
	symbol: '$_chg,aid',
	label: 'Third-party contribution, per month of life',
	inputs: { cost: contributionCost, life: hallLife, rate: monthlyRate },
	expression: `cost * ${ANNUITY}`,
	examples: [{ inputs: { cost: 24e6, life: 240, rate: 0 }, value: 1e5 }],
})

/** 0 for what takes the place of another: the site never pays for both at once. */
const isFirst = defineInput({
	scope: 'order',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'vV3',
	source: SOURCE,
	id: 'verdict.orderIsFirst',
	symbol: 'x_first',
	label: 'Whether an order replaces no other',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(
			model,
			{ list: 'chipOrders', index, field: 'replaces' },
			Number(model.plan.chipOrders[index]?.replaces === null),
		),
})

const orderCharge = defineFormula({
	...shared,
	scope: 'order',
	id: 'verdict.orderChargeUsd',
	symbol: '$_chg,chip',
	label: 'Capital of an order’s accelerators, per month of life',
	inputs: { bought: orderBought, each: recovery.chip, first: isFirst },
	expression: 'bought * each * first',
	examples: [{ inputs: { bought: 1000, each: 1000, first: 1 }, value: 1e6 }],
})

export const capitalCharge = defineFormula({
	...shared,
	scope: 'site',
	id: 'verdict.capitalChargeUsd',
	symbol: '$_chg',
	label: 'Capital of a site, per month',
	inputs: {
		halls: sumOver(hallCharge),
		plants: sumOver(plantCharge),
		grid: sumOver(gridCharge),
		aid: sumOver(aidCharge),
		chips: sumOver(orderCharge),
		land: landCost,
		rate: monthlyRate,
	},
	expression: 'halls + plants + grid + aid + chips + land * rate',
	examples: [
		{
			inputs: { halls: 1e6, plants: 1e6, grid: 1e5, aid: 1e5, chips: 1e6, land: 1e6, rate: 0.01 },
			value: 3.21e6,
		},
	],
})
