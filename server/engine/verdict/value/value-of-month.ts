import { poolAllocated, poolTraining } from '../../balance/balance.quantities.ts'
import { add, at, indexAt } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { hourRevenue } from '../../money/revenue/hour-revenue.ts'
import { leaseRent } from '../../money/revenue/lease-rent.ts'
import { leasePassThrough } from '../../money/revenue/pass-through.ts'
import { inputRevenue, outputRevenue } from '../../money/revenue/token-revenue.ts'
import { capacityCost } from '../../money/unit-costs/capacity-cost.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { measureSites } from '../measure.ts'
import { delivered } from '../measure.quantities.ts'
import { capitalCharge } from './capital-charge.ts'

const shared = {
	scope: 'site',
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerItMW',
	rule: 'vV3',
	source: 'Verdict V3',
} as const

/** NaN where nothing is sold. */
export const marginOfMonth = defineOutput({
	...shared,
	sparse: true,
	id: 'verdict.marginUsd',
	symbol: 'v_m',
	label: 'Revenue net of energy per delivered MW-month, mean of months in service',
})
export const chargeOfMonth = defineOutput({
	...shared,
	id: 'verdict.chargeOfMonthUsd',
	symbol: 'v_c',
	label: 'Capital of a site per MW-month of its final target',
})
export const valueOfMonth = defineOutput({
	...shared,
	id: 'verdict.valueOfMonthUsd',
	symbol: 'v',
	label: 'Cost of a late MW-month: its margin, at least its capital',
})

const INPUTS = {
	charge: capitalCharge,
	delivered,
	hours: hourRevenue,
	rent: leaseRent,
	passed: leasePassThrough,
	output: outputRevenue,
	entered: inputRevenue,
	allocated: poolAllocated,
	training: poolTraining,
	energy: capacityCost.energy,
} as const
type ValueColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** v of each site. */
export const weighMonths = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{
		readonly margin: typeof marginOfMonth
		readonly charge: typeof chargeOfMonth
		readonly value: typeof valueOfMonth
	},
	null
>({
	id: 'verdict.weighMonths',
	label: 'Value of a MW-month',
	rule: 'vV3',
	method:
		'The larger of the margin (revenue minus energy per delivered MW in months of service, tokens by the accelerators serving at each site) and the capital charge per MW of the final target.',
	after: [measureSites],
	inputs: INPUTS,
	outputs: { margin: marginOfMonth, charge: chargeOfMonth, value: valueOfMonth },
	run: ({ world, input, output, noteOf }) => {
		const earned = earnedBySite(world, input)
		noteOf(measureSites).forEach(({ fullMW, of }, site) => {
			const charge = fullMW > 0 ? input.charge.at(site, 0) / fullMW : 0
			const margin = marginAt(input, { site, earned, delivered: of.delivered })
			output.charge[site] = charge
			output.margin[site] = margin
			output.value[site] = Math.max(charge, Number.isNaN(margin) ? 0 : margin)
		})
		return null
	},
})

type MarginAsk = { readonly site: number; readonly earned: Float64Array; readonly delivered: Float64Array }

function marginAt({ energy }: ValueColumns, { site, earned, delivered: MW }: MarginAsk): number {
	let [usd, MWMonths] = [0, 0]
	for (let month = 0; month < MW.length; month++) {
		const revenue = at(earned, site * MW.length + month)
		if (revenue <= 0 || at(MW, month) <= 0) continue
		usd += revenue - energy.at(site, month)
		MWMonths += at(MW, month)
	}
	return MWMonths > 0 ? usd / MWMonths : NaN
}

/** Revenue of each site, month by month. */
function earnedBySite(world: EngineWorld, input: ValueColumns): Float64Array {
	const earned = new Float64Array(world.model.plan.sites.length * world.months)
	addUnder(world, earned, { scope: 'order', column: input.hours })
	addUnder(world, earned, { scope: 'lease', column: input.rent })
	addUnder(world, earned, { scope: 'lease', column: input.passed })
	addTokens(world, earned, input)
	return earned
}

type Earner = { readonly scope: string; readonly column: Column }

function addUnder({ link, months }: EngineWorld, earned: Float64Array, { scope, column }: Earner): void {
	const sites = link(scope, 'site') ?? new Int32Array()
	for (let row = 0; row < column.count; row++)
		for (let month = 0; month < months; month++)
			add(earned, indexAt(sites, row) * months + month, at(column.values, row * months + month))
}

/** By the accelerators that serve. */
function addTokens({ link, months, model }: EngineWorld, earned: Float64Array, input: ValueColumns): void {
	const sites = link('pool', 'site') ?? new Int32Array()
	const serving = new Float64Array(model.plan.sites.length)
	for (let month = 0; month < months; month++) {
		let usd = 0
		for (let row = 0; row < input.output.count; row++) usd += input.output.at(row, month) + input.entered.at(row, month)
		if (usd <= 0) continue
		let all = 0
		serving.fill(0)
		for (let pool = 0; pool < sites.length; pool++) {
			const count = input.allocated.at(pool, month) - input.training.at(pool, month)
			add(serving, indexAt(sites, pool), count)
			all += count
		}
		if (all <= 0) continue
		for (let site = 0; site < serving.length; site++)
			add(earned, site * months + month, (usd * at(serving, site)) / all)
	}
}
