import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { placedAccelerators } from '../balance/balance.quantities.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { housedPower } from '../layers/infrastructure/available.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { beforePlan } from './finance-before.ts'
import { discountRate } from './finance-inputs.ts'
import { capex, energyCapex, infrastructureCapex, opex, straightLine } from './finance-plan.ts'
import { idleCapital, revenue, servedTokens } from './finance-revenue.ts'
import { financeTotals } from './finance.quantities.ts'
import { labourCost } from './finance-labour.ts'

/** Σ (revenue − opex − capex) ÷ (1 + r)^(m ÷ 12): no tax, no end value. F13 */
export function netPresentValue(flows: readonly number[], ratePerYear: number): number {
	return flows.reduce((sum, flow, month) => sum + flow / (1 + ratePerYear) ** (month / MONTHS_PER_YEAR), 0)
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

const INPUTS = {
	capexBefore: beforePlan.total,
	energyBefore: beforePlan.energy,
	infrastructureBefore: beforePlan.infrastructure,
	capex,
	energyCapex,
	infrastructureCapex,
	opex,
	revenue,
	straightLine,
	labour: labourCost,
	idle: idleCapital,
	tokens: servedTokens,
	placed: placedAccelerators,
	housed: housedPower,
	rate: discountRate,
}

/** What each figure is made of. */
const READS = {
	capex: ['capex', 'capexBefore'],
	opex: ['opex'],
	revenue: ['revenue'],
	labour: ['labour'],
	netPresentValue: ['revenue', 'opex', 'capex', 'rate'],
	perItMW: ['energyCapex', 'infrastructureCapex', 'energyBefore', 'infrastructureBefore', 'housed'],
	perMillionTokens: ['opex', 'straightLine', 'tokens', 'placed'],
	idleCapital: ['idle'],
} as const satisfies Record<keyof typeof financeTotals, readonly (keyof typeof INPUTS)[]>

/** The plan's money over the whole horizon. */
export const sumFinance = defineAlgorithm<EngineModel, typeof INPUTS, typeof financeTotals, null>({
	id: 'finance.sum',
	label: 'Money over the plan',
	rule: 'F12',
	method:
		'Sums over the months; capital with what was spent before the plan. Net present value discounts each month’s revenue − opex − capex by (1 + r)^(m ÷ 12), without tax or end value. ' +
		'A megawatt costs the capital of power and halls over the most MW IT ever finished. A million tokens costs inference’s part, ' +
		'by accelerator-months, of opex and straight-line capital.',
	inputs: INPUTS,
	outputs: financeTotals,
	reads: (_, { output }) => READS[output],
	run: ({ world, input, output }) => {
		const flows = Array.from(
			{ length: world.months },
			(_, month) => input.revenue.at(0, month) - input.opex.at(0, month) - input.capex.at(0, month),
		)
		const mostMW = Math.max(0, ...flows.map((_, month) => sumAt(input.housed, month)))
		const months = acceleratorMonths(world, input.placed)
		const perMillion = costPerMillionTokens({
			costUsd: total(input.opex) + total(input.straightLine),
			inferenceAcceleratorMonths: months.inference,
			acceleratorMonths: months.all,
			millionTokens: total(input.tokens),
		})
		output.capex[0] = total(input.capex) + total(input.capexBefore)
		output.opex[0] = total(input.opex)
		output.revenue[0] = total(input.revenue)
		output.labour[0] = total(input.labour)
		output.netPresentValue[0] = netPresentValue(flows, input.rate.at(0, 0))
		const built = [input.energyCapex, input.infrastructureCapex, input.energyBefore, input.infrastructureBefore]
		output.perItMW[0] = mostMW > 0 ? built.reduce((sum, part) => sum + total(part), 0) / mostMW : NaN
		output.perMillionTokens[0] = perMillion ?? NaN
		output.idleCapital[0] = total(input.idle)
		return null
	},
})

function acceleratorMonths(world: EngineWorld, placed: Column): { readonly inference: number; readonly all: number } {
	const workloadOf = world.link('placement', 'workload') ?? new Int32Array()
	let inference = 0
	let all = 0
	for (let index = 0; index < placed.count; index++) {
		const serves = world.model.plan.workloads[workloadOf[index] ?? -1]?.kind === 'inference'
		for (let month = 0; month < placed.months; month++) {
			all += placed.at(index, month)
			if (serves) inference += placed.at(index, month)
		}
	}
	return { inference, all }
}

function total(column: Column): number {
	return column.values.reduce((sum, value) => sum + value, 0)
}

function sumAt(column: Column, month: number): number {
	let sum = 0
	for (let index = 0; index < column.count; index++) sum += column.at(index, month)
	return sum
}
