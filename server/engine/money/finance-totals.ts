import { sum } from '../cells.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { placedAccelerators } from '../balance/balance.quantities.ts'
import { defineTotal } from '../kernel/add-up.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { beforePlan } from './finance-before.ts'
import { collateralPosted } from './finance-collateral.ts'
import { discountRate } from './finance-inputs.ts'
import { capex, opex, straightLine } from './finance-plan.ts'
import { idleCapital } from './finance-idle.ts'
import { revenue } from './revenue/revenue.ts'
import { servedTokens } from './revenue/token-revenue.ts'
import { labourCost } from './finance-labour.ts'

/** Σ (revenue − opex − capex) ÷ (1 + r)^(m ÷ 12): no tax, no end value. F13 */
export function netPresentValue(flows: ArrayLike<number>, ratePerYear: number): number {
	let worth = 0
	for (let month = 0; month < flows.length; month++)
		worth += (flows[month] ?? NaN) / (1 + ratePerYear) ** (month / MONTHS_PER_YEAR)
	return worth
}

/** Inference's part of all cost by accelerator-months, over the million tokens served; null without any. F16 */
export function costPerMillionTokens(plan: {
	readonly costUsd: number
	readonly inferenceAcceleratorMonths: number
	readonly acceleratorMonths: number
	readonly millionTokens: number
}): number | null {
	if (plan.millionTokens <= 0 || plan.acceleratorMonths <= 0) return null
	return ((plan.inferenceAcceleratorMonths / plan.acceleratorMonths) * plan.costUsd) / plan.millionTokens
}

const whole = { scope: 'plan', kind: 'amount', unit: 'usd', rule: 'F12', source: 'Methodology §5' } as const

/** The plan's money over the whole horizon. */
export const financeTotals = {
	capex: defineTotal({
		...whole,
		of: [capex, beforePlan.total],
		key: 'finance.totals.capexUsd',
		symbol: 'Σ $_cap',
		label: 'Capital spent before and over the plan',
		short: 'Capital before and over the plan',
		method: 'Sum over the months, with what was spent before the plan.',
	}),
	opex: defineTotal({
		...whole,
		of: [opex],
		key: 'finance.totals.opexUsd',
		symbol: 'Σ $_op',
		label: 'Running cost over the plan',
	}),
	revenue: defineTotal({
		...whole,
		of: [revenue],
		key: 'finance.totals.revenueUsd',
		symbol: 'Σ $_rev',
		label: 'Revenue over the plan',
	}),
	labour: defineTotal({
		...whole,
		of: [labourCost],
		key: 'finance.totals.labourUsd',
		symbol: 'Σ $_lab',
		label: 'Construction labor within the plan’s months, part of capital',
		short: 'Construction labor over the plan, part of capital',
	}),
	idleCapital: defineTotal({
		...whole,
		of: [idleCapital],
		rule: 'F14',
		key: 'stranded.idleCapitalUsd',
		symbol: '$_idle',
		label: 'Cost of waiting, stranded accelerators',
		short: 'Cost of waiting, accelerators without power or a hall',
	}),
} as const

const horizon = { ...whole, per: 'horizon' } as const
/** Figures of the whole plan that are no sums. Cost of tokens is NaN where none are served. */
export const financeRatios = {
	netPresentValue: defineOutput({
		...horizon,
		rule: 'F13',
		key: 'finance.totals.npvUsd',
		symbol: 'NPV',
		label: 'Net present value',
	}),
	perMillionTokens: defineOutput({
		...horizon,
		rule: 'F16',
		key: 'finance.totals.fleetUsdPerMillionTokens',
		symbol: '$/Mtok',
		label: 'Cost of a million output tokens, all of the fleet',
		kind: 'rate',
		unit: 'usdPerMillionTokens',
		sparse: true,
	}),
} as const

const INPUTS = {
	capex,
	opex,
	revenue,
	collateral: collateralPosted,
	straightLine,
	tokens: servedTokens,
	placed: placedAccelerators,
	rate: discountRate,
}

/** What each figure is made of. */
const READS = {
	netPresentValue: ['revenue', 'opex', 'capex', 'collateral', 'rate'],
	perMillionTokens: ['opex', 'straightLine', 'tokens', 'placed'],
} as const satisfies Record<keyof typeof financeRatios, readonly (keyof typeof INPUTS)[]>

/** What the plan comes to beside its sums. */
export const weighFinance = defineAlgorithm<EngineModel, typeof INPUTS, typeof financeRatios, null>({
	id: 'finance.weigh',
	label: 'Money over the plan',
	rule: 'F12',
	method:
		'Net present value discounts each month’s revenue − opex − capex − collateral by (1 + r)^(m ÷ 12), without tax or end value. ' +
		'A million tokens costs inference’s part, ' +
		'by accelerator-months, of opex and straight-line capital.',
	inputs: INPUTS,
	outputs: financeRatios,
	reads: (_, { output }) => READS[output],
	run: ({ world, input, output }) => {
		const flows = new Float64Array(world.months)
		for (let month = 0; month < flows.length; month++)
			flows[month] =
				input.revenue.at(0, month) - input.opex.at(0, month) - input.capex.at(0, month) - input.collateral.at(0, month)
		const months = acceleratorMonths(world, input.placed)
		const perMillion = costPerMillionTokens({
			costUsd: sum(input.opex.values) + sum(input.straightLine.values),
			inferenceAcceleratorMonths: months.inference,
			acceleratorMonths: months.all,
			millionTokens: sum(input.tokens.values),
		})
		output.netPresentValue[0] = netPresentValue(flows, input.rate.at(0, 0))
		output.perMillionTokens[0] = perMillion ?? NaN
		return null
	},
})

function acceleratorMonths(world: EngineWorld, placed: Column): { readonly inference: number; readonly all: number } {
	const workloadOf = world.link('placement', 'workload') ?? new Int32Array()
	let inference = 0
	let all = 0
	for (let index = 0; index < placed.count; index++) {
		const serves = world.model.plan.workloads[workloadOf[index] ?? -1]?.kind === 'inference'
		for (let cell = index * placed.months; cell < (index + 1) * placed.months; cell++) {
			const accelerators = placed.values[cell] ?? NaN
			all += accelerators
			if (serves) inference += accelerators
		}
	}
	return { inference, all }
}
