import { sum } from '../cells.ts'
import { placedAccelerators } from '../balance/workloads/workload.quantities.ts'
import { defineTotal } from '../kernel/add-up.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineFormula, defineOutput, type QuantityNode } from '../kernel/quantity.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { beforePlan } from './finance-before.ts'
import { capex, opex, straightLine } from './finance-plan.ts'
import { idleCapital } from './finance-idle.ts'
import { returnsOf } from './financing/cash-flow.quantities.ts'
import { revenue } from './revenue/revenue.ts'
import { servedTokens } from './revenue/token-revenue.ts'
import { labourCost } from './finance-labour.ts'

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
		label: 'Opex over the plan',
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
		label: 'Construction labor in the plan, part of capital',
		short: 'Construction labor over the plan, part of capital',
	}),
	idleCapital: defineTotal({
		...whole,
		of: [idleCapital],
		rule: 'F14',
		key: 'stranded.idleCapitalUsd',
		symbol: '$_idle',
		label: 'Stranding cost of accelerators',
		short: 'Stranding cost, accelerators without power or a hall',
	}),
} as const

const horizon = { ...whole, per: 'horizon' } as const

/** Whoever asks what the plan is worth is told the same: of its own flow, after tax, with the end value. lP29 */
export const netPresentValue = defineFormula({
	...horizon,
	rule: 'lP29',
	source: 'Methodology, places P29',
	key: 'finance.totals.npvUsd',
	symbol: 'NPV',
	label: 'Net present value',
	inputs: { project: returnsOf.projectNpvUsd },
	expression: 'project',
	examples: [{ inputs: { project: -109_058_346 }, value: -109_058_346 }],
})

/** NaN where no tokens are served. */
export const financeRatios = {
	perMillionTokens: defineOutput({
		...horizon,
		rule: 'F16',
		key: 'finance.totals.fleetUsdPerMillionTokens',
		symbol: '$/Mtok',
		label: 'Cost per million output tokens, whole fleet',
		kind: 'rate',
		unit: 'usdPerMillionTokens',
		sparse: true,
	}),
} as const

const INPUTS = {
	opex,
	straightLine,
	tokens: servedTokens,
	placed: placedAccelerators,
}

/** What the plan comes to beside its sums. */
export const weighFinance = defineAlgorithm<EngineModel, typeof INPUTS, typeof financeRatios, null>({
	id: 'finance.weigh',
	label: 'Money over the plan',
	rule: 'F12',
	method: 'Cost per million tokens is inference’s share, by accelerator-months, of opex and straight-line capital.',
	inputs: INPUTS,
	outputs: financeRatios,
	run: ({ world, input, output }) => {
		const months = acceleratorMonths(world, input.placed)
		const perMillion = costPerMillionTokens({
			costUsd: sum(input.opex.values) + sum(input.straightLine.values),
			inferenceAcceleratorMonths: months.inference,
			acceleratorMonths: months.all,
			millionTokens: sum(input.tokens.values),
		})
		output.perMillionTokens[0] = perMillion ?? NaN
		return null
	},
	sheet: (world, _, { all, called }) => {
		const sumOf = (quantity: QuantityNode, rows: readonly number[]) => called('SUM', all(quantity, rows))
		const placements = [...(world.link('placement', 'workload') ?? []).entries()]
		const serving = placements.filter(([, workload]) => world.model.plan.workloads[workload]?.kind === 'inference')
		const rows = (of: readonly (readonly [number, number])[]) => of.map(([row]) => row)
		const [inference, accelerators] = [serving, placements].map((of) => sumOf(placedAccelerators, rows(of)))
		const cost = `(${sumOf(opex, [0])}+${sumOf(straightLine, [0])})`
		const tokens = called('SUM', all(servedTokens, [...(world.link(servedTokens.scope, 'plan') ?? []).keys()]))
		return `IF(OR(${tokens}<=0,${String(accelerators)}<=0),NA(),${String(inference)}/${String(accelerators)}*${cost}/${tokens})`
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
