import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { add, figureAt } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import {
	orderAccelerators,
	orderDeliveryMonths,
	orderFirstDelivery,
	orderLife,
} from '../../schedule/supply/order-inputs.ts'
import type { EngineModel } from '../../world.ts'
import { acceleratorCost, depositShare, orderCost, orderMonth } from '../finance-chips.ts'
import { tranchesOf } from '../../schedule/supply/order-tranches.ts'
import { valueDecline } from '../unit-costs/recovery.ts'

const shared = {
	scope: 'order',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM5',
	source: 'Methodology, money M5.2',
} as const

export const chipDisposal = defineOutput({
	...shared,
	per: 'month',
	id: 'finance.chipDisposalUsd',
	symbol: '$_sold',
	label: 'Resale value of an order’s accelerators retiring in the month',
})

/** With the deposit on what is not delivered yet, which is worth what was paid. */
export const chipEndValue = defineOutput({
	...shared,
	per: 'horizon',
	id: 'finance.chipEndValueUsd',
	symbol: '$_end,chip',
	label: 'Residual value of an order’s accelerators',
})

const INPUTS = {
	accelerators: orderAccelerators,
	first: orderFirstDelivery,
	over: orderDeliveryMonths,
	life: orderLife,
	cost: acceleratorCost,
	order: orderCost,
	deposit: depositShare,
	ordered: orderMonth,
	decline: valueDecline,
} as const

/** Accelerators are sold at their age: when they leave, or in thought after the plan. */
export const valueChips = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly disposal: typeof chipDisposal; readonly end: typeof chipEndValue },
	null
>({
	id: 'finance.valueChips',
	label: 'Value of accelerators',
	rule: 'mM5',
	method:
		'An accelerator is worth its cost · (1 − fall in value a year)^(age ÷ 12): when it retires, or after the plan’s last month. A deposit on undelivered accelerators is worth what was paid.',
	inputs: INPUTS,
	outputs: { disposal: chipDisposal, end: chipEndValue },
	each: 'order',
	run: ({ world, input, output, rows }) => {
		const { model, months } = world
		for (const index of rows) {
			const [life, cost] = [figureAt(input.life, index), figureAt(input.cost, index)]
			const of = { months, life, cost, decline: figureAt(input.decline, index) }
			let deliveredUsd = 0
			for (const tranche of tranchesOf(model, input, index)) {
				if (tranche.month >= months) continue
				const sold = soldFor(tranche, of)
				if (sold.month === null) add(output.end, index, sold.usd)
				else if (sold.month >= 0) add(output.disposal, index * months + sold.month, sold.usd)
				deliveredUsd += tranche.accelerators * cost
			}
			const [orderUsd, deposit] = [figureAt(input.order, index), figureAt(input.deposit, index)]
			if (figureAt(input.ordered, index) < months) add(output.end, index, (orderUsd - deliveredUsd) * deposit)
		}
		return null
	},
})

type Life = { readonly months: number; readonly life: number; readonly cost: number; readonly decline: number }

/** What a tranche brings in the month it leaves service; after the plan, month null, what it is worth then. */
function soldFor(
	{ month, accelerators }: { readonly month: number; readonly accelerators: number },
	{ months, life, cost, decline }: Life,
): { readonly month: number | null; readonly usd: number } {
	const leaves = month + life
	const age = Math.min(life, months - month)
	const usd = accelerators * cost * (1 - decline) ** (age / MONTHS_PER_YEAR)
	return { month: leaves >= months ? null : leaves, usd }
}
