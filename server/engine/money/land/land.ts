import { monthsBetween, wholeDelay } from '#shared/units/months.ts'
import { landNeeded } from '../../equipment/space.ts'
import { solarLand } from '../../equipment/space-inputs.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, defineInput, sumOver } from '../../kernel/quantity.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { landPrice, solarLandPrice } from './land-price.ts'

const shared = {
	scope: 'site',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.7',
	source: 'Methodology, money M1.7',
} as const

/** Below 0 where the plan states none. */
const statedLand = fromField('sites', 'landHectares', {
	id: 'finance.statedLand',
	symbol: 'A_own',
	rule: 'mM1.7',
	kind: 'state',
	otherwise: (at) => at.none('usual_land_bought', -1),
})

/** Months from the plan’s first in which a site’s halls are built from the ground. */
function greenfieldStarts({ plan }: EngineModel, index: number): readonly number[] {
	const site = plan.sites[index]?.id
	return plan.buildPhases
		.filter(({ siteId, scope }) => siteId === site && (scope ?? 'greenfield') === 'greenfield')
		.map(
			({ startMonth, startDelayMonths }) =>
				monthsBetween(plan.startMonth, startMonth) + wholeDelay(startDelayMonths?.p50 ?? 0),
		)
}

const isBought = defineInput({
	...shared,
	id: 'finance.landIsBought',
	symbol: 'b_land',
	kind: 'rate',
	unit: 'ratio',
	label: 'Land is bought for a greenfield hall: 1, else 0',
	read: ({ model }: EngineWorld, index) => {
		const bought = greenfieldStarts(model, index).length > 0
		const text = bought ? 'hall_from_the_ground' : 'no_hall_from_the_ground'
		return fromRule(Number(bought), { rule: 'mM1.7', text, source: shared.source })
	},
})

/** Months before the first start from the ground in which land is paid. */
const LAND_AHEAD = 12

export const landMonth = fromField('sites', 'landMonth', {
	id: 'finance.landMonth',
	symbol: 'm_land',
	rule: 'mM1.7',
	otherwise: (at) => {
		const [first] = greenfieldStarts(at.model, at.index).toSorted((left, right) => left - right)
		if (first === undefined) return at.none('no_land_bought')
		const text = { code: 'land_bought_ahead', facts: { months: LAND_AHEAD } } as const
		return at.none(text, Math.floor(first) - LAND_AHEAD)
	},
})

const landBought = defineFormula({
	...shared,
	id: 'finance.landBought',
	symbol: 'A_buy',
	kind: 'state',
	unit: 'hectares',
	label: 'Land that is bought',
	inputs: { isBought, stated: statedLand, needed: landNeeded },
	expression: 'isBought * if(stated >= 0, stated, needed)',
	examples: [
		{ inputs: { isBought: 1, stated: 40, needed: 27 }, value: 40 },
		{ inputs: { isBought: 1, stated: -1, needed: 27 }, value: 27 },
		{ inputs: { isBought: 0, stated: 40, needed: 27 }, value: 0 },
	],
})

/** A thousand hectares of west Texas, 263 of them under panels (places, P19). */
const PECOS = { bought: 1000, solar: 263.05, price: 21_498, farm: 10_749 } as const

export const landCost = defineFormula({
	...shared,
	key: 'finance.land.capitalUsd',
	symbol: '$_land',
	label: 'Cost of a site’s land',
	short: 'Capital of land',
	rule: 'lP19',
	inputs: { bought: landBought, solar: sumOver(solarLand), price: landPrice, farm: solarLandPrice },
	expression: 'max(bought - solar, 0) * price + min(bought, solar) * farm',
	examples: [
		{ inputs: { bought: 40, solar: 0, price: 250_000, farm: 250_000 }, value: 10e6 },
		{ inputs: PECOS, value: 18_670_475.55 },
		{ inputs: { bought: 100, solar: 263, price: 21_498, farm: 10_749 }, value: 1_074_900 },
	],
})

export const landCapex = defineFormula({
	...shared,
	per: 'month',
	id: 'finance.landCapex',
	symbol: '$_land,m',
	label: 'Spent on land this month',
	rule: 'mM1.8',
	inputs: { cost: landCost, month: monthNumber, paid: landMonth },
	expression: 'if(month < paid, 0, if(month > paid, 0, cost))',
	examples: [
		{ inputs: { cost: 10e6, month: 3, paid: 3 }, value: 10e6 },
		{ inputs: { cost: 10e6, month: 4, paid: 3 }, value: 0 },
	],
})

export const landBefore = defineFormula({
	...shared,
	id: 'finance.landBefore',
	symbol: '$_land,0',
	label: 'Spent on land before the plan',
	rule: 'F17',
	inputs: { cost: landCost, paid: landMonth },
	expression: 'if(paid < 0, cost, 0)',
	examples: [
		{ inputs: { cost: 10e6, paid: -12 }, value: 10e6 },
		{ inputs: { cost: 10e6, paid: 0 }, value: 0 },
	],
})
