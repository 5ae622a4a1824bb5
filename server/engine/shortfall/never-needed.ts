import { unlisted } from '#shared/metrics/lists.ts'
import * as made from '../balance/balance.quantities.ts'
import { energyRequired } from '../balance/layers/energy-required.ts'
import { chipsAvailable, infrastructureRequired } from '../balance/layers/required.quantities.ts'
import { add, at } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineOutput, type QuantityNode } from '../kernel/quantity.ts'
import { availablePower } from '../layers/energy/firm/available-power.ts'
import { housedPower } from '../layers/infrastructure/available.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { orderCost } from '../money/finance-chips.ts'
import { connectionCost } from '../money/finance-connection.ts'
import { hallCapital } from '../money/halls/hall-cost.ts'

const SOURCE = 'Methodology §2'
const stock = { per: 'horizon', kind: 'state', rule: 'B18', source: SOURCE } as const
const site = { ...stock, scope: 'site' } as const

/** Of the most ever there, what no month asks for. */
const surplus = {
	energy: defineOutput({
		...site,
		unit: 'facilityMW',
		key: 'sites.layerFacts.energy.neverNeeded',
		symbol: 'P_over',
		label: 'Firm power never needed',
	}),
	chips: defineOutput({
		...site,
		unit: 'accelerators',
		key: 'sites.layerFacts.chips.neverNeeded',
		symbol: 'n_over',
		label: 'Accelerators never needed, spares counted as needed',
		short: 'Accelerators never needed',
	}),
	infrastructure: defineOutput({
		...site,
		unit: 'itMW',
		key: 'sites.layerFacts.infrastructure.neverNeeded',
		symbol: 'P_IT,over',
		label: 'Finished halls never needed',
	}),
} as const

const capital = (layer: 'energy' | 'chips' | 'infrastructure', what: string, short?: string) =>
	defineOutput({
		...site,
		unit: 'usd',
		key: `sites.layerFacts.${layer}.neverNeededUsd`,
		symbol: '$_over',
		label: `Capital of ${what} no month needs`,
		...(short !== undefined && { short }),
	})
const surplusUsd = {
	energy: capital('energy', 'connections and batteries', 'Capital of power no month needs'),
	chips: capital('chips', 'accelerators'),
	infrastructure: capital('infrastructure', 'halls'),
} as const

function allSites(of: QuantityNode) {
	return defineSum({
		...stock,
		scope: 'plan',
		key: unlisted(of.id),
		symbol: `Σ ${of.symbol}`,
		label: `${of.label}, all sites`,
		short: of.short ?? of.label,
		of,
	})
}

export const NEVER_NEEDED = { units: surplus, usd: surplusUsd } as const
export const PLAN_NEVER_NEEDED = {
	units: {
		energy: allSites(surplus.energy),
		chips: allSites(surplus.chips),
		infrastructure: allSites(surplus.infrastructure),
	},
	usd: {
		energy: allSites(surplusUsd.energy),
		chips: allSites(surplusUsd.chips),
		infrastructure: allSites(surplusUsd.infrastructure),
	},
} as const

const INPUTS = {
	energyRequired,
	energyAvailable: availablePower,
	energyCost: connectionCost,
	chipsRequired: made.chipsRequired,
	chipsAvailable: chipsAvailable,
	chipsCost: orderCost,
	infrastructureRequired,
	infrastructureAvailable: housedPower,
	infrastructureCost: hallCapital,
}
const OUTPUTS = {
	energy: surplus.energy,
	chips: surplus.chips,
	infrastructure: surplus.infrastructure,
	energyUsd: surplusUsd.energy,
	chipsUsd: surplusUsd.chips,
	infrastructureUsd: surplusUsd.infrastructure,
}
const READS = {
	energy: ['energyRequired', 'energyAvailable'],
	chips: ['chipsRequired', 'chipsAvailable'],
	infrastructure: ['infrastructureRequired', 'infrastructureAvailable'],
	energyUsd: ['energyRequired', 'energyAvailable', 'energyCost'],
	chipsUsd: ['chipsRequired', 'chipsAvailable', 'chipsCost'],
	infrastructureUsd: ['infrastructureRequired', 'infrastructureAvailable', 'infrastructureCost'],
} as const satisfies Record<keyof typeof OUTPUTS, readonly (keyof typeof INPUTS)[]>

/** What is built for nothing. */
export const findNeverNeeded = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'plan.neverNeeded.find',
	label: 'Built, never needed',
	rule: 'B18',
	method:
		'The part of a site layer’s peak capacity above its peak need; its capital is that share of the cost of the site’s contracts, orders or halls.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	reads: (_, { output }) => READS[output],
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const costs = { energy: 'contract', chips: 'order', infrastructure: 'phase' } as const
		for (const layer of ['energy', 'chips', 'infrastructure'] as const) {
			const money = costBySite(world, costs[layer], input[`${layer}Cost`])
			for (const index of rows) {
				const most = largestOf(input[`${layer}Available`], index)
				const over = Math.max(0, most - largestOf(input[`${layer}Required`], index))
				output[layer][index] = over
				output[`${layer}Usd`][index] = most > 0 ? (over / most) * at(money, index) : 0
			}
		}
		return null
	},
})

function largestOf(column: Column, index: number): number {
	let most = 0
	for (let cell = index * column.months; cell < (index + 1) * column.months; cell++)
		most = Math.max(most, at(column.values, cell))
	return most
}

function costBySite(world: EngineWorld, scope: 'contract' | 'order' | 'phase', cost: Column): Float64Array {
	const sums = new Float64Array(world.model.plan.sites.length)
	for (const [index, site] of (world.link(scope, 'site') ?? new Int32Array()).entries())
		add(sums, site, cost.at(index, 0))
	return sums
}
